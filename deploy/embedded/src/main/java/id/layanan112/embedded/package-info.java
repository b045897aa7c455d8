/** A real broker, a real PostgreSQL and an OIDC provider as child processes: for the local stack and for all tests. */
@NullMarked
package id.layanan112.embedded;

import org.jspecify.annotations.NullMarked;
