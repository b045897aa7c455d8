/** Tries a policy out before it holds: on one incident, and on all that were recorded. */
@NullMarked
package id.layanan112.routing.trial;

import org.jspecify.annotations.NullMarked;
