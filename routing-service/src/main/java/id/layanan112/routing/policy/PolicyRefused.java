package id.layanan112.routing.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A document is no policy; the findings say why. */
public final class PolicyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    PolicyRefused(List<Finding> findings) {
        super(findings.stream()
                .map(one -> "line " + one.line() + ", " + one.where() + ": " + one.en())
                .collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
