/**
 * The probe: plays a caller in each region and an agency in each lane, all day, and tells how long it takes until the call
 * taker would see that help is accepted.
 */
@NullMarked
package id.layanan112.operations.probe;

import org.jspecify.annotations.NullMarked;
