/** An incident changes region: offered to a neighbour, which accepts or declines it, or does not answer in time. */
@NullMarked
package id.layanan112.intake.handover;

import org.jspecify.annotations.NullMarked;
