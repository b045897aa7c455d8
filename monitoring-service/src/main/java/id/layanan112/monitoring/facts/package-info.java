/** What happened, once per event: the archive from which every number follows. */
@NullMarked
package id.layanan112.monitoring.facts;

import org.jspecify.annotations.NullMarked;
