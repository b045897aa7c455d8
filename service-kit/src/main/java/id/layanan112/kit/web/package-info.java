/** What a person or a program reads when something is refused: RFC 9457. */
@NullMarked
package id.layanan112.kit.web;

import org.jspecify.annotations.NullMarked;
