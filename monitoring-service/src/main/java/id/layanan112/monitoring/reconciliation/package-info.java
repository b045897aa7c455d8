/** What each centre says that it published, compared with what is counted here, all the time and call by call. */
@NullMarked
package id.layanan112.monitoring.reconciliation;

import org.jspecify.annotations.NullMarked;
