/** Orders as they stand: one per incident and kind, and the ladder on which each goes up, never down. */
@NullMarked
package id.layanan112.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
