/** Plain SQL where it counts, without the ceremony. */
@NullMarked
package id.layanan112.kit.sql;

import org.jspecify.annotations.NullMarked;
