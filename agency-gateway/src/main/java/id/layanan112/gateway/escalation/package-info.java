/** Silence, refusal and dead ends: the next rung of the chain, and in the end a human. */
@NullMarked
package id.layanan112.gateway.escalation;

import org.jspecify.annotations.NullMarked;
