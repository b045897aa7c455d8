/** The board of an agency's officers: what waits, what is under way, what was done today; told live, by one key each. */
@NullMarked
package id.layanan112.gateway.board;

import org.jspecify.annotations.NullMarked;
