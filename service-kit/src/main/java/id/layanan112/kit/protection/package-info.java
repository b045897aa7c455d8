/** The blocks in which details of people travel. */
@NullMarked
package id.layanan112.kit.protection;

import org.jspecify.annotations.NullMarked;
