/** The whole platform on one machine: starts built artifacts as processes, watches them and says how they are. */
@NullMarked
package id.layanan112.local;

import org.jspecify.annotations.NullMarked;
