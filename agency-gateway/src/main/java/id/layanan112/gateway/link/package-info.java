/** The one-time signed link: an order on the telephone of an officer who has nothing else. */
@NullMarked
package id.layanan112.gateway.link;

import org.jspecify.annotations.NullMarked;
