/** What happened to an order has its effect here, and silence is one of the things that happen. */
@NullMarked
package id.layanan112.gateway.escalation;

import org.jspecify.annotations.NullMarked;
