/** The figures in the database: changed in the transaction that takes the facts, and derived again from facts alone. */
@NullMarked
package id.layanan112.monitoring.counts;

import org.jspecify.annotations.NullMarked;
