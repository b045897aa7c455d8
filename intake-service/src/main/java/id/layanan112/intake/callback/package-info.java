/** Who must be called back: nobody who hung up, fell silent or was promised a call is forgotten over a shift. */
@NullMarked
package id.layanan112.intake.callback;

import org.jspecify.annotations.NullMarked;
