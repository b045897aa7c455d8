/** An update and its undoing while calls come, with a supervisor in the place of a scheduler. */
@NullMarked
package id.layanan112.local.rolling;

import org.jspecify.annotations.NullMarked;
