package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.PassedOver;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.kit.web.Problem.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A decision in words: whom it asks and why, who stands in for whom, and by which policy. */
final class DecisionSentence {
    private final RouteDecided decided;
    private final boolean english;

    private DecisionSentence(RouteDecided decided, boolean english) {
        this.decided = decided;
        this.english = english;
    }

    static Text of(RouteDecided decided) {
        return new Text(
                new DecisionSentence(decided, false).sentence(), new DecisionSentence(decided, true).sentence());
    }

    private String sentence() {
        if (decided.assignments().isEmpty()) {
            return nothing(Objects.requireNonNullElse(decided.reason(), ""));
        }
        return asked() + substitutions() + ". " + words("Kebijakan ", "Policy ") + policies();
    }

    /** Those of one reason together: "Damkar Kota Bandung (utama), Polres Bandung karena kebakaran". */
    private String asked() {
        Map<String, List<Assignment>> byReason = decided.assignments().stream()
                .collect(Collectors.groupingBy(this::reason, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(one -> one.getValue().stream().map(this::name).collect(Collectors.joining(", "))
                        + words(" karena ", " because of ")
                        + "“" + one.getKey() + "”")
                .collect(Collectors.joining("; "));
    }

    private String reason(Assignment one) {
        return english && one.reasonEn() != null ? one.reasonEn() : one.reason();
    }

    private String name(Assignment one) {
        return one.chain().getFirst().name() + (one.role() == DispatchRole.LEAD ? words(" (utama)", " (lead)") : "");
    }

    private String substitutions() {
        return Objects.requireNonNullElse(decided.substitutions(), List.<ServiceSubstitution>of()).stream()
                .map(one -> ". " + missing(one) + ": " + one.by().name())
                .collect(Collectors.joining());
    }

    private String missing(ServiceSubstitution one) {
        String kind = KindWords.of(one.kind());
        if (one.byPolicy()) {
            return words(kind + " menurut kebijakan", kind + " by the policy");
        }
        if (one.passedOver().isEmpty()) {
            return decided.regionCode() == null
                    ? words(kind + ", wilayah belum diketahui", kind + ", region not known")
                    : words("Tidak ada " + kind + " di wilayah ini", "No " + kind + " in this region");
        }
        return one.passedOver().stream().map(this::state).collect(Collectors.joining(", "));
    }

    private String state(PassedOver agency) {
        return agency.name()
                + switch (agency.state()) {
                    case DIVERTING -> words(" sedang mengalihkan", " is diverting");
                    case ACTIVE, INACTIVE, UNREACHABLE, OTHER -> words(" tidak aktif", " is not active");
                };
    }

    private String policies() {
        return decided.policies().stream()
                .map(policy -> policy.policyId() + " " + policy.version())
                .collect(Collectors.joining(", "));
    }

    private String nothing(String reason) {
        return switch (reason) {
            case "the incident is closed" -> words("kejadian sudah ditutup", reason);
            case "no kind may know of it" -> words("tidak ada instansi yang boleh tahu", reason);
            case "every kind was withdrawn" -> words("semua instansi dibatalkan", reason);
            default -> reason;
        };
    }

    private String words(String id, String en) {
        return english ? en : id;
    }
}
