package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which centres there are, the built-in ones and those that report; when each reported last, and up to when what it
 * published has been counted here.
 */
@ApplicationScoped
public class Centres implements CurrentCentres {
    private final Map<String, CallCentre> reported = new ConcurrentHashMap<>();
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, CentreReported> complete = new ConcurrentHashMap<>();
    private final Map<String, Days> days = new ConcurrentHashMap<>();
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private volatile CallCentres present = CallCentres.builtIn();
    private final CompactedTopic topic;
    private final CaughtUp caughtUp;
    private final InstantSource clock;
    private final Event<Counted> counted;

    /**
     * A centre that reports whole days.
     *
     * @param complete the last day before the first that is missing; null for none
     */
    private record Days(Instant lastReport, @Nullable LocalDate complete) {}

    /** A report of which everything has been counted here: what it says can be compared. */
    public record Counted(CentreReported report) {}

    Centres(Brokers brokers, CaughtUp caughtUp, InstantSource clock, Event<Counted> counted) {
        this.topic = new CompactedTopic(brokers, Topics.CENTRE, this::take);
        this.caughtUp = caughtUp;
        this.clock = clock;
        this.counted = counted;
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    private void take(IncomingEvent incoming) {
        if (incoming.event() instanceof CentreReported report) {
            known(report);
            if (source(report.centreCode()) != Source.OWN && report.published().isEmpty()) {
                // This stack's intake speaks of every centre it knows, also of those whose calls come another way.
                return;
            }
            heard.put(report.centreCode(), earlier(report.at(), clock.instant()));
            caughtUp.when(() -> completed(report));
        }
    }

    /** A stack of its own says what it published, and all of it is here. */
    public void forwarded(CentreReported report) {
        sources.put(report.centreCode(), Source.STACK);
        heard.put(report.centreCode(), earlier(report.at(), clock.instant()));
        completed(report);
    }

    /** @param completeDay the last day before the first that is missing */
    public void daysReported(String centreCode, Instant lastReport, @Nullable LocalDate completeDay) {
        sources.put(centreCode, Source.REPORT);
        days.put(centreCode, new Days(lastReport, completeDay));
    }

    private void completed(CentreReported report) {
        complete.merge(report.centreCode(), report, (a, b) -> a.at().isAfter(b.at()) ? a : b);
        counted.fire(new Counted(report));
    }

    /** The newest report of a centre of which everything has been counted here. */
    public Optional<CentreReported> counted(String centreCode) {
        return Optional.ofNullable(complete.get(centreCode));
    }

    /** Where a centre's figures come from. */
    public Source source(String centreCode) {
        return sources.getOrDefault(centreCode, Source.OWN);
    }

    /** Reports come every 10 s, and hardly ever say anything new of the centre itself. */
    private void known(CentreReported report) {
        CallCentre centre = new CallCentre(
                report.centreCode(),
                report.name(),
                report.regions().stream()
                        .flatMap(region -> RegionCode.parse(region).stream())
                        .toList(),
                report.assumed(),
                "");
        if (!centre.equals(reported.put(centre.code(), centre))) {
            present = CallCentres.builtIn().with(reported.values());
        }
    }

    @Override
    public CallCentres now() {
        return present;
    }

    /** The report's own time, for the topic holds old ones too; but a centre whose clock is fast is not alive longer. */
    private static Instant earlier(Instant reported, Instant arrived) {
        return reported.isBefore(arrived) ? reported : arrived;
    }

    /** Centres that were heard of since this process began, whether they report all day or days. */
    Set<String> reporting() {
        return Stream.concat(heard.keySet().stream(), days.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** True for one that says all day that it is alive. */
    boolean live(String centreCode) {
        return heard.containsKey(centreCode);
    }

    /** @param centreCode null where there is no centre */
    public Freshness of(@Nullable String centreCode) {
        if (centreCode == null) {
            return Freshness.WITHOUT_CENTRE;
        }
        Instant last = heard.get(centreCode);
        Days reportedDays = days.get(centreCode);
        if (last == null && reportedDays != null) {
            return Freshness.ofDays(
                    reportedDays.lastReport(),
                    reportedDays.complete(),
                    present.find(centreCode).map(CallCentre::zone).orElse(Freshness.JAKARTA),
                    clock.instant());
        }
        CentreReported counted = complete.get(centreCode);
        return last == null && present.find(centreCode).isEmpty()
                ? Freshness.WITHOUT_CENTRE
                : Freshness.of(
                        last,
                        // A clock that is fast makes nothing complete that is not here yet.
                        counted == null ? null : earlier(counted.publishedThrough(), clock.instant()),
                        clock.instant());
    }
}
