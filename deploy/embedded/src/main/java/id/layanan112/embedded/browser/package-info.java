/** The browser of this machine, for tests that look at pages as people do. */
@NullMarked
package id.layanan112.embedded.browser;

import org.jspecify.annotations.NullMarked;
