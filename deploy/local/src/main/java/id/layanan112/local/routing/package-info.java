/** Routing measured and hurt by itself: incidents of its own, and what it decided read back. */
@NullMarked
package id.layanan112.local.routing;

import org.jspecify.annotations.NullMarked;
