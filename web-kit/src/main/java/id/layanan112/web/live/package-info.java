/** Live screens: what they show is drawn once for all who see the same, and told to each without a gap. */
@NullMarked
package id.layanan112.web.live;

import org.jspecify.annotations.NullMarked;
