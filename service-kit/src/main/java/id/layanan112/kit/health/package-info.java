/** When a service has to end itself so that it is started again. */
@NullMarked
package id.layanan112.kit.health;

import org.jspecify.annotations.NullMarked;
