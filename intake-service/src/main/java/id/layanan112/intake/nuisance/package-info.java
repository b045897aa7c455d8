/** People's word about numbers that are a nuisance: it orders the queue, and never refuses a call. */
@NullMarked
package id.layanan112.intake.nuisance;

import org.jspecify.annotations.NullMarked;
