package id.layanan112.routing.policy;

import id.layanan112.contracts.IncidentType;
import java.util.Set;

/** What people call an incident type: the words in which the national default gives its reason. */
public final class TypeWords {
    private TypeWords() {}

    public static String of(IncidentType type, boolean english) {
        return BuiltInPolicy.national().rules().stream()
                .filter(rule -> rule.lead() != null && rule.when().types().equals(Set.of(type)))
                .findFirst()
                .map(rule -> english ? rule.reason().en() : rule.reason().id())
                .orElse(type.name());
    }
}
