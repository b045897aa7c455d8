/** Whether all calls of a day are accounted for. */
@NullMarked
package id.layanan112.intake.reconciliation;

import org.jspecify.annotations.NullMarked;
