/** What the call centres say of themselves. */
@NullMarked
package id.layanan112.intake.centre;

import org.jspecify.annotations.NullMarked;
