/** Each agency's queue worked over HTTP outside of any transaction. */
@NullMarked
package id.layanan112.gateway.delivery;

import org.jspecify.annotations.NullMarked;
