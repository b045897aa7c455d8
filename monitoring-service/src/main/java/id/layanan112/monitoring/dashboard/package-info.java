/** The live page of the national monitoring centre. */
@NullMarked
package id.layanan112.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;
