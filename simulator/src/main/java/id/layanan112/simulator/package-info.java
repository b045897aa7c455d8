/** Plays callers and agencies through the public HTTP APIs only: for demonstration, drills, load and faults. */
@NullMarked
package id.layanan112.simulator;

import org.jspecify.annotations.NullMarked;
