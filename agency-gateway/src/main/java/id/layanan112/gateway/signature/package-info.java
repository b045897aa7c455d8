/** Standard Webhooks: what we sign, and who signed what comes. */
@NullMarked
package id.layanan112.gateway.signature;

import org.jspecify.annotations.NullMarked;
