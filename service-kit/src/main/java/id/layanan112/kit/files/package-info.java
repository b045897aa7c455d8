/** Files that hold what nobody else may read. */
@NullMarked
package id.layanan112.kit.files;

import org.jspecify.annotations.NullMarked;
