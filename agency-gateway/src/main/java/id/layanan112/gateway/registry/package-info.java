/** Which agencies there are and how each is reached; secrets never leave it. */
@NullMarked
package id.layanan112.gateway.registry;

import org.jspecify.annotations.NullMarked;
