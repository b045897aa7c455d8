/** {@code ./112 probe}: the probe and its alert against the stack that is running. */
@NullMarked
package id.layanan112.local.probe;

import org.jspecify.annotations.NullMarked;
