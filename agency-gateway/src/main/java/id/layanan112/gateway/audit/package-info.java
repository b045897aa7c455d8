/** Who did what, and what was refused. */
@NullMarked
package id.layanan112.gateway.audit;

import org.jspecify.annotations.NullMarked;
