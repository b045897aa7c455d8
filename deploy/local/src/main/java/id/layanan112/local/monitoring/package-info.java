/** Monitoring measured and hurt by itself: a broker, a database and an identity provider of its own, and nobody else. */
@NullMarked
package id.layanan112.local.monitoring;

import org.jspecify.annotations.NullMarked;
