package id.layanan112.intake.incident;

import java.util.Set;

/** Agencies that a person has told, without any order. */
public interface ToldByPhone {
    /** In the current transaction. */
    void told(Incident incident, Set<String> kinds);
}
