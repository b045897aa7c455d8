/** Hears a centre's Asterisk telephone system and tells the platform when a call rings, is answered and ends. */
@NullMarked
package id.layanan112.asterisk;

import org.jspecify.annotations.NullMarked;
