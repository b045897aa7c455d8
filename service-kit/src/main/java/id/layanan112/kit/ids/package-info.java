/** Ids: new ones in order of time, derived ones always the same. */
@NullMarked
package id.layanan112.kit.ids;

import org.jspecify.annotations.NullMarked;
