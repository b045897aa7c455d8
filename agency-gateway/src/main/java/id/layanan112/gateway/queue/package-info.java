/** What is still to be told to each agency; anyone may add to it, only delivery takes from it. */
@NullMarked
package id.layanan112.gateway.queue;

import org.jspecify.annotations.NullMarked;
