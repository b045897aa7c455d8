/** The details of people, opened on their way to the one agency that may have them. */
@NullMarked
package id.layanan112.gateway.details;

import org.jspecify.annotations.NullMarked;
