/** What call takers ask and advise for each type of incident: built in, or as the nation or a region has approved it. */
@NullMarked
package id.layanan112.intake.guide;

import org.jspecify.annotations.NullMarked;
