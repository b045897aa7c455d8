package id.layanan112.local.monitoring;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lives of calls, incidents and orders in all 514 regions, as the other services would tell them, and beside them what a
 * person would count who reads each life to its end. Invented throughout.
 */
final class Flood {
    private static final List<String> KINDS = List.of("FIRE", "MEDICAL", "POLICE", "POWER", "DISASTER");

    private final Random random;
    private final List<Region> regions;
    private final LocalDate last;
    private final int days;
    private final Ledger counted;
    private final Consumer<DomainEvent> tell;
    private long told;

    /**
     * @param regions where calls come from
     * @param last the newest day
     * @param days how many days back they began
     */
    Flood(long seed, List<Region> regions, LocalDate last, int days, Ledger counted, Consumer<DomainEvent> tell) {
        this.random = new Random(seed);
        this.regions = regions;
        this.last = last;
        this.days = days;
        this.counted = counted;
        this.tell = tell;
    }

    /** @return how many events there are now */
    long oneMore() {
        Region region = regions.get(random.nextInt(regions.size()));
        LocalDate day = last.minusDays(random.nextInt(days));
        Instant received = day.atStartOfDay(region.zone())
                .plusSeconds(random.nextInt(80_000))
                .toInstant();
        call(region, day, received);
        if (random.nextInt(2000) == 0) {
            surge(region, received);
        }
        return told;
    }

    private void say(DomainEvent event) {
        told++;
        tell.accept(event);
    }

    private void call(Region region, LocalDate day, Instant received) {
        boolean exercise = random.nextInt(50) == 0;
        CallClass callClass = pick(45, 74, 88);
        CallChannel channel = random.nextInt(10) == 0 ? CallChannel.TEXT : CallChannel.VOICE;
        boolean abandoned = random.nextInt(20) == 0;
        Instant answered = abandoned ? null : received.plusMillis(500 + random.nextInt(30_000));
        Instant ended =
                answered == null ? received.plusSeconds(12) : answered.plusMillis(5_000 + random.nextInt(200_000));
        UUID id = uuid();
        String code = region.code().value();
        boolean normal = callClass == CallClass.NORMAL && !abandoned;
        UUID incident = normal ? uuid() : null;
        IncidentType type = normal ? one(IncidentType.values()) : null;
        CallClass end = abandoned ? CallClass.ABANDONED : callClass;
        boolean unclassed = random.nextInt(100) == 0;

        // Where it rang is found out later for some; the first guess of the class was another for some.
        String guess = random.nextInt(20) == 0 ? null : code;
        say(new CallEvent.CallReceived(
                new CallSnapshot(
                        id, 1, code, guess, day, null, channel, received, null, null, null, null, null, exercise),
                received));
        if (answered != null) {
            say(new CallEvent.CallAnswered(
                    new CallSnapshot(
                            id, 2, code, guess, day, null, channel, received, answered, null, null, null, null,
                            exercise),
                    answered));
        }
        if (random.nextInt(10) == 0) {
            say(new CallEvent.CallClassified(
                    new CallSnapshot(
                            id,
                            3,
                            code,
                            code,
                            day,
                            one(CallClass.values()),
                            channel,
                            received,
                            answered,
                            null,
                            null,
                            null,
                            null,
                            exercise),
                    null,
                    received.plusSeconds(30)));
        }
        say(new CallEvent.CallEnded(
                new CallSnapshot(
                        id,
                        4,
                        code,
                        code,
                        day,
                        unclassed ? null : end,
                        channel,
                        received,
                        answered,
                        ended,
                        incident,
                        type,
                        null,
                        exercise),
                ended));
        if (!exercise) {
            counted.call(code, unclassed ? "OPEN" : end.name(), channel.name(), received, answered, ended);
        }
        if (incident != null && type != null) {
            incident(region, id, incident, type, received.plusSeconds(1), exercise);
        }
    }

    private CallClass pick(int prank, int ghost, int information) {
        int of = random.nextInt(100);
        if (of < prank) {
            return CallClass.PRANK;
        }
        if (of < ghost) {
            return CallClass.GHOST;
        }
        return of < information ? CallClass.INFORMATION : CallClass.NORMAL;
    }

    private void incident(Region region, UUID call, UUID id, IncidentType type, Instant opened, boolean exercise) {
        String code = region.code().value();
        boolean restricted =
                IncidentDefaults.of(type).sensitivity() == Sensitivity.RESTRICTED || random.nextInt(30) == 0;
        Priority first = one(Priority.values());
        boolean changes = random.nextInt(4) == 0;
        Priority priority = changes ? one(Priority.values()) : first;
        boolean closes = random.nextInt(5) > 0;
        say(new IncidentEvent.IncidentOpened(
                snapshot(id, 1, code, type, first, restricted, true, opened, exercise), call, opened));
        long revision = 1;
        if (changes) {
            revision = 2;
            say(new IncidentEvent.IncidentUpdated(
                    snapshot(id, 2, code, type, priority, restricted, true, opened, exercise), opened.plusSeconds(20)));
        }
        say(new IncidentEvent.IncidentNarrated(
                id, revision, code, exercise, "AAAA", opened.plusSeconds(25), null, null));
        List<RouteEvent.ServiceSubstitution> substitutions = random.nextInt(8) == 0
                ? List.of(new RouteEvent.ServiceSubstitution("FIRE", List.of(), false, rung("POLICE")))
                : List.of();
        say(new RouteEvent.RouteDecided(
                id,
                revision,
                code,
                code,
                type,
                priority,
                sensitivity(restricted),
                exercise,
                List.of(),
                List.of(),
                List.of(),
                null,
                rung("POLICE"),
                opened.plusMillis(300),
                substitutions,
                null));
        Instant delivered = null;
        Instant arrived = null;
        int orders = 1 + random.nextInt(3);
        for (int i = 0; i < orders; i++) {
            Order order = order(id, code, KINDS.get(i), type, priority, restricted, opened.plusMillis(400), exercise);
            delivered = earlier(delivered, order.delivered());
            arrived = earlier(arrived, order.arrived());
        }
        if (closes) {
            say(new IncidentEvent.IncidentClosed(
                    snapshot(id, revision + 1, code, type, priority, restricted, false, opened, exercise),
                    Disposition.RESOLVED,
                    opened.plusSeconds(4000)));
        }
        if (!exercise) {
            counted.incident(
                    code,
                    restricted ? "RESTRICTED" : type.name(),
                    priority.name(),
                    !closes,
                    substitutions.size(),
                    opened,
                    delivered,
                    arrived);
        }
    }

    private record Order(
            @Nullable Instant delivered, @Nullable Instant arrived) {}

    private Order order(
            UUID incident,
            String code,
            String kind,
            IncidentType type,
            Priority priority,
            boolean restricted,
            Instant ordered,
            boolean exercise) {
        UUID id = uuid();
        long[] version = {0};
        Step step = (status, rung) -> new DispatchSnapshot(
                id,
                incident,
                ++version[0],
                1,
                code,
                code,
                kind,
                Lane.ofKind(kind),
                DispatchRole.LEAD,
                type,
                priority,
                sensitivity(restricted),
                status,
                rung,
                rung(kind),
                ordered,
                exercise,
                null,
                null);
        Instant delivered = ordered.plusMillis(20 + random.nextInt(3_000));
        say(new DispatchEvent.DispatchDelivered(step.at(DispatchStatus.DELIVERED, 0), "WEBHOOK", 1, delivered));
        boolean escalates = random.nextInt(6) == 0;
        if (escalates) {
            say(new DispatchEvent.AckDeadlineMissed(
                    step.at(DispatchStatus.DELIVERED, 0), ordered.plusSeconds(30), ordered.plusSeconds(30), null));
            say(new DispatchEvent.DispatchEscalated(
                    step.at(DispatchStatus.ESCALATED, 1),
                    rung(kind),
                    rung("POLICE"),
                    "DEADLINE_MISSED",
                    ordered.plusSeconds(30)));
        }
        int rung = escalates ? 1 : 0;
        if (random.nextInt(25) == 0) {
            say(new DispatchEvent.DispatchUnfulfilled(
                    step.at(DispatchStatus.UNFULFILLED, rung),
                    rung("POLICE"),
                    "DEADLINE_MISSED",
                    ordered.plusSeconds(60)));
            if (!exercise) {
                counted.order(code, kind, "UNFULFILLED", escalates, ordered, null, null, null);
            }
            return new Order(delivered, null);
        }
        Instant accepted = ordered.plusMillis((escalates ? 31_000 : 2_000) + random.nextInt(20_000));
        say(acknowledged(step.at(DispatchStatus.READ, rung), AckStep.READ, accepted.minusMillis(500)));
        say(acknowledged(step.at(DispatchStatus.ACCEPTED, rung), AckStep.ACCEPTED, accepted));
        Instant left = accepted.plusMillis(10_000 + random.nextInt(120_000));
        say(new DispatchEvent.ResponderStatusChanged(
                step.at(DispatchStatus.EN_ROUTE, rung), AckStep.EN_ROUTE, true, left, null, null, null));
        Instant arrived = left.plusMillis(60_000 + random.nextInt(900_000));
        say(new DispatchEvent.ResponderStatusChanged(
                step.at(DispatchStatus.ON_SCENE, rung), AckStep.ON_SCENE, true, arrived, null, null, null));
        if (random.nextInt(2) == 0) {
            say(new DispatchEvent.DispatchClosed(step.at(DispatchStatus.DONE, rung), "DONE", arrived.plusSeconds(600)));
        }
        if (!exercise) {
            counted.order(code, kind, "TAKEN", escalates, ordered, accepted, left, arrived);
        }
        return new Order(delivered, arrived);
    }

    @FunctionalInterface
    private interface Step {
        DispatchSnapshot at(DispatchStatus status, int rung);
    }

    private static DispatchEvent acknowledged(DispatchSnapshot order, AckStep step, Instant at) {
        return new DispatchEvent.DispatchAcknowledged(order, step, Actor.PERSON, true, null, null, at, null, null);
    }

    private void surge(Region region, Instant at) {
        String code = region.code().value();
        long number = told;
        say(new CallEvent.SurgeStarted(code, code, number, 40, 2, false, at));
        if (random.nextInt(2) == 0) {
            say(new CallEvent.SurgeEnded(code, code, number, false, at.plusSeconds(600)));
        }
        counted.surge(code);
    }

    private static IncidentSnapshot snapshot(
            UUID id,
            long revision,
            String code,
            IncidentType type,
            Priority priority,
            boolean restricted,
            boolean open,
            Instant opened,
            boolean exercise) {
        return new IncidentSnapshot(
                id,
                revision,
                code,
                code,
                List.of(),
                type,
                priority,
                sensitivity(restricted),
                Set.of(),
                Victims.UNKNOWN,
                Set.of(),
                Set.of(),
                open,
                opened,
                exercise,
                ProtectedBlocks.NONE,
                null);
    }

    private static Sensitivity sensitivity(boolean restricted) {
        return restricted ? Sensitivity.RESTRICTED : Sensitivity.NORMAL;
    }

    private static Rung rung(String kind) {
        return new Rung(RungSource.OWN, null, kind, kind, null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private UUID uuid() {
        // As ours are: of the time they were made, so that they lie together.
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000),
                random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** For who wants to send them in another order. */
    static List<DomainEvent> all(long seed, LocalDate last, int days, Ledger counted, long events) {
        List<DomainEvent> all = new ArrayList<>();
        Flood flood = new Flood(seed, Regions.all(), last, days, counted, all::add);
        while (flood.oneMore() < events) {
            // One life after the other.
        }
        return all;
    }
}
