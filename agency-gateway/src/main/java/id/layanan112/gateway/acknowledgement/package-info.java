/** What agencies answer: who may, and what it does. */
@NullMarked
package id.layanan112.gateway.acknowledgement;

import org.jspecify.annotations.NullMarked;
