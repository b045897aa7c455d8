/** What screens have to draw again, whichever replica changed it. */
@NullMarked
package id.layanan112.kit.screens;

import org.jspecify.annotations.NullMarked;
