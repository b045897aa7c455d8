package id.layanan112.routing.decision;

import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.regions.CallCentres;

/** The end of every chain: the supervisor of the centre that took the call. */
final class Humans {
    private Humans() {}

    static Rung supervisor(String centreCode) {
        String centre =
                CallCentres.builtIn().find(centreCode).map(one -> one.name()).orElse("Pusat 112 " + centreCode);
        return new Rung(RungSource.SUPERVISOR, null, null, "Penyelia " + centre, null);
    }
}
