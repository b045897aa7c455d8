/** Indonesia's kabupaten and kota, their time zones and boundaries, and the call centres that cover them. */
@NullMarked
package id.layanan112.regions;

import org.jspecify.annotations.NullMarked;
