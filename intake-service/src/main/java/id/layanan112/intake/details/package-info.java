/** Details of people, encrypted at rest under a key per incident. */
@NullMarked
package id.layanan112.intake.details;

import org.jspecify.annotations.NullMarked;
