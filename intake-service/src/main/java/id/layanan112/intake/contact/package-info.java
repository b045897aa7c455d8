/** Contacts in writing: calls like all others, whose caller reads and types. */
@NullMarked
package id.layanan112.intake.contact;

import org.jspecify.annotations.NullMarked;
