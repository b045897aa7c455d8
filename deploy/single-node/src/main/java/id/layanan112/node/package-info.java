/** What one server needs that no service does for itself: keysets, topics, and where groups read on after a restore. */
@NullMarked
package id.layanan112.node;

import org.jspecify.annotations.NullMarked;
