/** Who is asking, and which centres or agency they may see. */
@NullMarked
package id.layanan112.kit.access;

import org.jspecify.annotations.NullMarked;
