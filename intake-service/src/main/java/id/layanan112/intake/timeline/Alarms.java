package id.layanan112.intake.timeline;

import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every open incident of a centre that a person has to do something about, in a few queries for all of them. */
@ApplicationScoped
public class Alarms {
    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Incidents incidents;
    private final Timeline timeline;
    private final AttentionTargets targets;
    private final FollowedRows rows;

    Alarms(Incidents incidents, Timeline timeline, AttentionTargets targets, FollowedRows rows) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.targets = targets;
        this.rows = rows;
    }

    /** An incident and what is to be done about it. */
    record Alarm(UUID incidentId, List<Attention> attention) {}

    private record Asked(String kind, @Nullable String region) {}

    /** What a shift leaves: all that is open, and what of it is in alarm; oldest first. */
    public record Left(List<UUID> open, List<UUID> alarms) {}

    public Left left(Access access) {
        List<UUID> open = new ArrayList<>();
        List<UUID> alarms = new ArrayList<>();
        Map<Asked, NationalNumbers.Contact> contacts = new HashMap<>();
        eachPage(access, page -> {
            page.forEach(incident -> open.add(incident.incidentId()));
            of(page, contacts).forEach(alarm -> alarms.add(alarm.incidentId()));
        });
        return new Left(open, alarms);
    }

    /** How many incidents anywhere must be phoned about because no agency was told, exercises apart. */
    long notSent() {
        Map<UUID, Incident> known = new HashMap<>();
        return ofCentres(null, known).stream()
                .filter(alarm ->
                        !Objects.requireNonNull(known.get(alarm.incidentId())).exercise())
                .filter(alarm ->
                        alarm.attention().stream().anyMatch(one -> one.code() == Attention.Code.NOT_SENT_PHONE))
                .count();
    }

    /** Oldest first; the many that are well in hand are not even read. */
    List<Alarm> of(Access access) {
        return ofCentres(access.nation() ? null : access.centres(), new HashMap<>());
    }

    /**
     * @param centres null for all
     * @param known is given the incidents that were read
     */
    private List<Alarm> ofCentres(@Nullable Collection<String> centres, Map<UUID, Incident> known) {
        List<Alarm> alarms = new ArrayList<>();
        Map<Asked, NationalNumbers.Contact> contacts = new HashMap<>();
        UUID after = FIRST;
        List<UUID> page;
        do {
            page = rows.restless(centres, after, PAGE);
            if (!page.isEmpty()) {
                Map<UUID, Incident> found = incidents.find(page);
                known.putAll(found);
                alarms.addAll(of(
                        page.stream()
                                .flatMap(id -> Stream.ofNullable(found.get(id)))
                                .toList(),
                        contacts));
                after = page.getLast();
            }
        } while (page.size() == PAGE);
        return alarms;
    }

    /** On the worst day there are many, and none of them may fall off the end. */
    private void eachPage(Access access, Consumer<List<Incident>> use) {
        UUID after = null;
        List<Incident> page;
        do {
            page = incidents.open(access, after, PAGE);
            if (!page.isEmpty()) {
                use.accept(page);
                after = page.getLast().incidentId();
            }
        } while (page.size() == PAGE);
    }

    /** @param contacts those that were looked up before: thousands of incidents have few kinds and regions */
    private List<Alarm> of(List<Incident> open, Map<Asked, NationalNumbers.Contact> contacts) {
        UUID[] ids = open.stream().map(Incident::incidentId).toArray(UUID[]::new);
        Map<UUID, Timeline.Clock> clocks = rows.clocks(ids);
        Map<UUID, Followed.Route> routes = rows.routes(ids);
        Map<UUID, List<Followed.Order>> orders = rows.orders(ids);
        Map<UUID, Set<String>> told = rows.told(ids);
        List<Alarm> alarms = new ArrayList<>();
        for (Incident incident : open) {
            UUID id = incident.incidentId();
            Timeline.Clock clock = Objects.requireNonNull(clocks.get(id));
            List<Attention> attention = Attention.of(
                    incident,
                    clock.revisedAt(),
                    clock.now(),
                    new Followed(routes.get(id), orders.getOrDefault(id, List.of())),
                    new Attention.Targets(targets.sent(), targets.accepted()),
                    told.getOrDefault(id, Set.of()),
                    kind -> contacts.computeIfAbsent(
                            new Asked(kind, incident.regionCode()),
                            asked -> timeline.lastKnown(asked.kind(), asked.region())));
            if (!attention.isEmpty()) {
                alarms.add(new Alarm(id, attention));
            }
        }
        return alarms;
    }
}
