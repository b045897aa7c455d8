/** The command field: what a line that a call taker typed means. */
@NullMarked
package id.layanan112.intake.command;

import org.jspecify.annotations.NullMarked;
