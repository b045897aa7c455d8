package id.layanan112.kit.access;

import java.util.Set;

/** Which centres a deputy covers for at the moment; a service that knows of none needs no bean of its own. */
@FunctionalInterface
public interface CoveredCentres {
    Set<String> by(String deputyCode);
}
