/** Which kinds of agency an incident needs: policies, read strictly, and what they name. */
@NullMarked
package id.layanan112.routing.policy;

import org.jspecify.annotations.NullMarked;
