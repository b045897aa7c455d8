/** The monthly report of a region, a province or the nation, by the classes of the regulation or another scheme. */
@NullMarked
package id.layanan112.monitoring.report;

import org.jspecify.annotations.NullMarked;
