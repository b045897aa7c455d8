/** One trace for an incident, through all services, with ids and nothing of people. */
@NullMarked
package id.layanan112.kit.traces;

import org.jspecify.annotations.NullMarked;
