/** What the description of this service's HTTP interface says beside what follows from the code. */
@NullMarked
package id.layanan112.intake.api;

import org.jspecify.annotations.NullMarked;
