/** Gateways killed while orders go through them, and what their databases then say. */
@NullMarked
package id.layanan112.local.gateway;

import org.jspecify.annotations.NullMarked;
