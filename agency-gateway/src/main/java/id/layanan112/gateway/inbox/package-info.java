/** Orders for agencies behind a firewall, which fetch them. */
@NullMarked
package id.layanan112.gateway.inbox;

import org.jspecify.annotations.NullMarked;
