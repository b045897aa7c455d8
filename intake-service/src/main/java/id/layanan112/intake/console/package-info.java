/** The call taker's console: pages, their living parts, and what they show of people. */
@NullMarked
package id.layanan112.intake.console;

import org.jspecify.annotations.NullMarked;
