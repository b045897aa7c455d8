/** What one shift leaves to the next: nothing stays with somebody who has gone home. */
@NullMarked
package id.layanan112.intake.shift;

import org.jspecify.annotations.NullMarked;
