/** Where callers are, as the network and their telephones say it. */
@NullMarked
package id.layanan112.intake.location;

import org.jspecify.annotations.NullMarked;
