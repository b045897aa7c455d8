package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreState;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The centres that there are now: those of the built-in list, and over them what people have set. Read from memory, since
 * every call asks; another replica knows a change two seconds later.
 */
@ApplicationScoped
public class Centres implements CurrentCentres {
    private final CentreRows rows;
    private volatile Present present = new Present(CallCentres.builtIn(), Map.of());

    Centres(CentreRows rows) {
        this.rows = rows;
    }

    private record Present(CallCentres centres, Map<String, CentreRevision> set) {}

    @Override
    public CallCentres now() {
        return present.centres();
    }

    /** What people have set; empty for a centre of the built-in list that nobody has changed. */
    Optional<CentreRevision> set(String code) {
        return Optional.ofNullable(present.set().get(code));
    }

    /** Empty when there is no such centre. */
    Optional<CentreSettings> settings(String code) {
        return set(code).map(CentreRevision::settings).or(() -> now().find(code).map(CentreSettings::of));
    }

    CentreState state(String code) {
        return settings(code).map(CentreSettings::state).orElse(CentreState.ACTIVE);
    }

    @PostConstruct
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        present = over(CallCentres.builtIn(), rows.present());
    }

    /** As they are to become by what is approved for later. */
    CallCentres later() {
        return over(now(), rows.toCome()).centres();
    }

    private static Present over(CallCentres before, List<CentreRevision> set) {
        return new Present(
                before.with(set.stream()
                        .map(one -> one.settings().centre(one.code()))
                        .toList()),
                set.stream()
                        .collect(Collectors.toUnmodifiableMap(CentreRevision::code, Function.identity(), (a, b) -> b)));
    }
}
