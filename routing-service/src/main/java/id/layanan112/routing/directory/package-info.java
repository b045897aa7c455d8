/** Which agencies there are, as a snapshot that never changes under a decision. */
@NullMarked
package id.layanan112.routing.directory;

import org.jspecify.annotations.NullMarked;
