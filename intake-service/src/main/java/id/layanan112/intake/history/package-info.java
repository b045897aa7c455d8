/** What calls and incidents were before they were changed. */
@NullMarked
package id.layanan112.intake.history;

import org.jspecify.annotations.NullMarked;
