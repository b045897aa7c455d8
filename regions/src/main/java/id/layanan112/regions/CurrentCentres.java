package id.layanan112.regions;

/** The call centres as they are at this moment: they are data, and change while a service runs. */
@FunctionalInterface
public interface CurrentCentres {
    CallCentres now();
}
