/** Who would be asked first, for every region and every type of incident, before anybody calls. */
@NullMarked
package id.layanan112.routing.coverage;

import org.jspecify.annotations.NullMarked;
