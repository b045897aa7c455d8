/** Work that goes on by itself. */
@NullMarked
package id.layanan112.kit.threads;

import org.jspecify.annotations.NullMarked;
