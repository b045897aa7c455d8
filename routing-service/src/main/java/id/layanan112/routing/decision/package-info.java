/** Which agencies take an incident, in which order, for which reason, and what each may know. */
@NullMarked
package id.layanan112.routing.decision;

import org.jspecify.annotations.NullMarked;
