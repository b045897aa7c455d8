/** What is looked at before a service serves: a wrong one ends at once and says why. */
@NullMarked
package id.layanan112.kit.start;

import org.jspecify.annotations.NullMarked;
