/** Incidents in, decisions and orders out; remembers nothing. */
@NullMarked
package id.layanan112.routing.stream;

import org.jspecify.annotations.NullMarked;
