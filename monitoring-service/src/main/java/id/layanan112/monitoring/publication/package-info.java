/** What anyone may know: closed days, months without small numbers, the portal, open data, and the public topic. */
@NullMarked
package id.layanan112.monitoring.publication;

import org.jspecify.annotations.NullMarked;
