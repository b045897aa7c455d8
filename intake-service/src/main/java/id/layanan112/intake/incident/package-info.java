/** Incidents: what happened, what it is by default, and how it is closed. */
@NullMarked
package id.layanan112.intake.incident;

import org.jspecify.annotations.NullMarked;
