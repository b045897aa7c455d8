/** A policy's way from a draft, over a second person, to the day on which it holds, and back. */
@NullMarked
package id.layanan112.routing.lifecycle;

import org.jspecify.annotations.NullMarked;
