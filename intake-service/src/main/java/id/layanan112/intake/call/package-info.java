/** Calls: what a call taker types becomes durable, once, whatever is typed. */
@NullMarked
package id.layanan112.intake.call;

import org.jspecify.annotations.NullMarked;
