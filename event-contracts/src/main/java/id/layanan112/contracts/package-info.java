/** What services tell each other: one sealed interface per topic, a record per event, and the catalogue of both. */
@NullMarked
package id.layanan112.contracts;

import org.jspecify.annotations.NullMarked;
