/** What an SRE runs beside the services. */
@NullMarked
package id.layanan112.operations;

import org.jspecify.annotations.NullMarked;
