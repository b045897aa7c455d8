/** The rule of counting: what is known of each call, incident and order, and what it adds to which figure. No database. */
@NullMarked
package id.layanan112.monitoring.ledger;

import org.jspecify.annotations.NullMarked;
