/** Silent calls: a person who must not speak, until every step of the region's procedure says otherwise. */
@NullMarked
package id.layanan112.intake.silent;

import org.jspecify.annotations.NullMarked;
