/** What others did with an incident, and when a person has to pick up the telephone. */
@NullMarked
package id.layanan112.intake.timeline;

import org.jspecify.annotations.NullMarked;
