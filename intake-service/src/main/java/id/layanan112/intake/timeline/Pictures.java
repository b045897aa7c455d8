package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.intake.call.Calls;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.IncidentState;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents as screens show them: where each stands, what is late, and what a person has to do. Nobody's details. */
@ApplicationScoped
public class Pictures {
    private static final Set<TimelineStep> LATE = Set.of(
            TimelineStep.DEADLINE_MISSED,
            TimelineStep.DECLINED,
            TimelineStep.UNFULFILLED,
            TimelineStep.NO_AGENCY,
            TimelineStep.HANDOVER_TIMED_OUT);

    /** Of the newest, from which the most urgent are chosen. */
    private static final int PAGE = 300;

    private final Incidents incidents;
    private final Calls calls;
    private final DetailsVault vault;
    private final Timeline timeline;
    private final TimelineFollower follower;
    private final FollowedRows rows;
    private final Alarms alarms;
    private final AttentionTargets targets;

    Pictures(
            Incidents incidents,
            Calls calls,
            DetailsVault vault,
            Timeline timeline,
            TimelineFollower follower,
            FollowedRows rows,
            Alarms alarms,
            AttentionTargets targets) {
        this.incidents = incidents;
        this.calls = calls;
        this.vault = vault;
        this.timeline = timeline;
        this.follower = follower;
        this.rows = rows;
        this.alarms = alarms;
        this.targets = targets;
    }

    /**
     * One incident.
     *
     * @param mine true when the asker's centre has it, and may change it
     * @param calls its calls, oldest first
     * @param told how many lines were told of it since
     * @param acceptWithin seconds in which an agency should have accepted
     * @param decided false while nobody has decided on its present state
     * @param stale true while Kafka is away: it may be further than shown
     */
    public record Picture(
            IncidentState state,
            boolean mine,
            List<Placed> orders,
            List<Told> attention,
            List<Line> lines,
            List<UUID> calls,
            long told,
            long acceptWithin,
            boolean decided,
            boolean stale) {

        /** True while time alone may change it: somebody is waited for, or it is not known how far it is. */
        public boolean waits() {
            return stale
                    || state.open()
                            && (!decided
                                    || orders.isEmpty()
                                    || orders.stream().anyMatch(order -> order.since() != null));
        }
    }

    /**
     * Where an order is.
     *
     * @param since when it was asked of this agency; null when it was taken, or is over
     * @param due when silence moves it on; null when nobody waits, or nobody knows
     * @param next who is asked then
     */
    public record Placed(
            String kind,
            DispatchStatus status,
            String agency,
            @Nullable String telephone,
            @Nullable Instant since,
            @Nullable Instant due,
            @Nullable String next) {}

    /** What a person has to do; {@code phone} when it is over once somebody was told by telephone. */
    public record Told(String kind, Problem.Text text, Instant since, boolean phone) {}

    /** A line of the timeline. */
    public record Line(Instant at, Problem.Text text, boolean late) {}

    /**
     * A row of the list of open incidents.
     *
     * @param agencies how many are asked, of whom {@code coming} have accepted
     * @param alarm what a person has to do about it, if anything
     */
    public record Row(
            IncidentState state,
            int agencies,
            long coming,
            @Nullable Told alarm) {}

    /**
     * The open incidents of a list.
     *
     * @param rows those that have to be looked at first, then the most urgent, then the newest
     * @param more how many there are besides
     */
    public record Open(List<Row> rows, long more) {}

    /** An order that no agency took, or an incident without any: a human holds it. */
    public record Held(IncidentState state, Told why) {}

    /** Oldest first. */
    public List<Held> held(Access access) {
        List<Alarms.Alarm> held = alarms.of(access).stream()
                .filter(alarm -> alarm.attention().stream().anyMatch(Pictures::held))
                .toList();
        Map<UUID, Incident> found =
                incidents.find(held.stream().map(Alarms.Alarm::incidentId).toList());
        return held.stream()
                .flatMap(alarm -> Stream.ofNullable(found.get(alarm.incidentId()))
                        .flatMap(incident -> alarm.attention().stream()
                                .filter(Pictures::held)
                                .map(one -> new Held(IncidentState.of(incident), told(one)))))
                .toList();
    }

    private static boolean held(Attention attention) {
        return attention.code() == Attention.Code.UNFULFILLED || attention.code() == Attention.Code.NO_AGENCY;
    }

    /** @param most rows */
    public Open open(Access access, int most) {
        List<Row> rows = rows(access, most);
        return new Open(rows, Math.max(0, incidents.openCount(access) - rows.size()));
    }

    private List<Row> rows(Access access, int most) {
        Map<UUID, Told> alarmed = new HashMap<>();
        alarms.of(access)
                .forEach(alarm ->
                        alarmed.put(alarm.incidentId(), told(alarm.attention().getFirst())));
        List<Incident> open = new ArrayList<>(incidents.page(access, null, true, null, PAGE));
        Set<UUID> there = open.stream().map(Incident::incidentId).collect(Collectors.toSet());
        // Whatever falls off the page, no alarm does: of many the most urgent are chosen below.
        open.addAll(incidents
                .find(alarmed.keySet().stream()
                        .filter(id -> !there.contains(id))
                        .toList())
                .values());
        List<Incident> first = open.stream()
                .sorted(Comparator.comparing((Incident one) -> !alarmed.containsKey(one.incidentId()))
                        .thenComparing(Incident::priority)
                        .thenComparing(Incident::openedAt, Comparator.reverseOrder()))
                .limit(most)
                .toList();
        UUID[] ids = first.stream().map(Incident::incidentId).toArray(UUID[]::new);
        Map<UUID, List<Followed.Order>> orders = rows.orders(ids);
        Map<UUID, Followed.Route> routes = rows.routes(ids);
        return first.stream()
                .map(one -> row(
                        one,
                        new Followed(routes.get(one.incidentId()), orders.getOrDefault(one.incidentId(), List.of())),
                        alarmed.get(one.incidentId())))
                .toList();
    }

    private static Row row(Incident incident, Followed followed, @Nullable Told alarm) {
        Followed.Route route = followed.route();
        return new Row(
                IncidentState.of(incident),
                route == null ? 0 : route.assignments().size(),
                followed.orders().stream()
                        .filter(order -> taken(order.status()))
                        .count(),
                alarm);
    }

    /** True while Kafka is away: everything may be further than shown. */
    public boolean stale() {
        return follower.stale();
    }

    /** @return empty when there is no such incident for the asker */
    public Optional<Picture> of(Access access, UUID incidentId) {
        return incidents.visible(access, incidentId).map(incident -> {
            Followed followed = timeline.followed(incidentId);
            List<Timeline.Entry> entries = timeline.entries(incidentId);
            Timeline.Clock clock = timeline.clock(incidentId);
            return new Picture(
                    IncidentState.of(incident),
                    access.sees(incident.centreCode()),
                    placed(followed, clock.revisedAt(), entries),
                    attention(incident, clock, followed, entries).stream()
                            .map(Pictures::told)
                            .toList(),
                    entries.stream()
                            .map(entry -> new Line(entry.at(), entry.step().tell(entry), LATE.contains(entry.step())))
                            .toList(),
                    calls.ofIncident(incidentId),
                    vault.lineCount(incidentId),
                    targets.accepted().toSeconds(),
                    followed.route() != null && followed.route().revision() >= incident.revision(),
                    follower.stale());
        });
    }

    List<Attention> attention(Incident incident, Followed followed, List<Timeline.Entry> entries) {
        return attention(incident, timeline.clock(incident.incidentId()), followed, entries);
    }

    private List<Attention> attention(
            Incident incident, Timeline.Clock clock, Followed followed, List<Timeline.Entry> entries) {
        Set<String> phoned = entries.stream()
                .filter(entry -> entry.step() == TimelineStep.TOLD_BY_PHONE
                        && !entry.at().isBefore(clock.revisedAt()))
                .map(Timeline.Entry::kind)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return Attention.of(
                incident,
                clock.revisedAt(),
                clock.now(),
                followed,
                new Attention.Targets(targets.sent(), targets.accepted()),
                phoned,
                kind -> timeline.lastKnown(kind, incident.regionCode()));
    }

    private static Told told(Attention attention) {
        return new Told(
                attention.kind(),
                attention.text(),
                attention.since(),
                attention.code().phone());
    }

    /** The orders of which something was heard, and before that those that are asked for and nobody has said a word of. */
    private static List<Placed> placed(Followed followed, Instant revisedAt, List<Timeline.Entry> entries) {
        Followed.Route route = followed.route();
        Map<String, Followed.Asked> asked = new LinkedHashMap<>();
        if (route != null) {
            route.assignments().forEach(one -> asked.put(one.kind(), one));
        }
        List<Placed> placed = new ArrayList<>();
        followed.orders().forEach(order -> placed.add(placed(order, asked.remove(order.kind()), entries)));
        asked.values().forEach(one -> placed.addFirst(silent(one, revisedAt)));
        return placed;
    }

    private static Placed silent(Followed.Asked asked, Instant since) {
        Followed.Next next = asked.after(asked.first(), since);
        return new Placed(
                asked.kind(),
                DispatchStatus.ORDERED,
                asked.first().name(),
                asked.first().telephone(),
                since,
                next == null ? null : next.due(),
                next == null ? null : next.name());
    }

    private static Placed placed(Followed.Order order, Followed.@Nullable Asked asked, List<Timeline.Entry> entries) {
        Instant since = taken(order.status()) || over(order.status()) ? null : askedAt(order, entries);
        Followed.Next next = asked == null || since == null ? null : asked.after(order.holder(), since);
        return new Placed(
                order.kind(),
                order.status(),
                order.holder().name(),
                order.holder().telephone(),
                since,
                next == null ? null : next.due(),
                next == null ? null : next.name());
    }

    /** Since when its holder has it: since it moved on last, else since it was ordered. */
    private static Instant askedAt(Followed.Order order, List<Timeline.Entry> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.step() == TimelineStep.ESCALATED && order.kind().equals(entry.kind()))
                .map(Timeline.Entry::at)
                .reduce((first, last) -> last)
                .orElse(order.orderedAt());
    }

    private static boolean taken(DispatchStatus status) {
        return switch (status) {
            case ACCEPTED, PARTIAL, EN_ROUTE, ON_SCENE, DONE -> true;
            case ORDERED, DELIVERED, RECEIVED, READ, DECLINED, DEFERRED, WITHDRAWN, ESCALATED, UNFULFILLED, OTHER ->
                false;
        };
    }

    private static boolean over(DispatchStatus status) {
        return status == DispatchStatus.WITHDRAWN || status == DispatchStatus.UNFULFILLED;
    }
}
