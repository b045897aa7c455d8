/** What routing decided becomes orders: the newest set counts, the rest is withdrawn. */
@NullMarked
package id.layanan112.gateway.order;

import org.jspecify.annotations.NullMarked;
