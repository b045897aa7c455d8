/** The whole platform, through what its users touch: the shell, HTTP, a browser, and the topics as they lie there. */
@NullMarked
package id.layanan112.system;

import org.jspecify.annotations.NullMarked;
