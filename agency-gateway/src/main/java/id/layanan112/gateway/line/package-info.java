/** What an agency's officers write back to the call taker: closed here, opened by the centre alone. */
@NullMarked
package id.layanan112.gateway.line;

import org.jspecify.annotations.NullMarked;
