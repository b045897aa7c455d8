/** Who read or wrote what is protected, in a chain that shows every change. */
@NullMarked
package id.layanan112.intake.audit;

import org.jspecify.annotations.NullMarked;
