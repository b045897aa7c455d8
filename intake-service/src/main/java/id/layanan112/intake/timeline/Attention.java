package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.Rung;
import id.layanan112.intake.incident.Incident;
import id.layanan112.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * No incident waits in silence behind a 201: what a person has to do by telephone, because the machines have not.
 *
 * @param since when it should have been done
 */
record Attention(
        Code code, String kind, String agency, @Nullable String telephone, Instant since, Problem.Text text) {

    enum Code {
        NOT_SENT_PHONE(true),
        NOT_ACCEPTED_PHONE(true),
        /** A human holds it, whoever was phoned before: it stays until the incident is closed. */
        UNFULFILLED(false),
        NO_AGENCY(false);

        private final boolean phone;

        Code(boolean phone) {
            this.phone = phone;
        }

        /** True when it is over once somebody was told by telephone. */
        boolean phone() {
            return phone;
        }
    }

    /** How long the machines have, counted from the moment the incident's present state was saved. */
    record Targets(Duration sent, Duration accepted) {}

    /**
     * The rule, whatever else is dead: it needs this service's own database and nothing more.
     *
     * @param revisedAt when the present state was saved
     * @param now by the same clock
     * @param toldByPhone the kinds that a person has told by telephone since then: there the alarm is over
     * @param lastKnown whom to phone for a kind, as last known
     */
    static List<Attention> of(
            Incident incident,
            Instant revisedAt,
            Instant now,
            Followed followed,
            Targets targets,
            Set<String> toldByPhone,
            Function<String, NationalNumbers.Contact> lastKnown) {
        // Nobody phones about what the probe made: its own alert says that it does not come back.
        if (!incident.open() || incident.probe()) {
            return List.of();
        }
        return untold(incident, revisedAt, now, followed, targets, lastKnown).stream()
                .filter(one -> !(one.code().phone() && toldByPhone.contains(one.kind())))
                .toList();
    }

    private static List<Attention> untold(
            Incident incident,
            Instant revisedAt,
            Instant now,
            Followed followed,
            Targets targets,
            Function<String, NationalNumbers.Contact> lastKnown) {
        Followed.Route route = followed.route();
        if (route == null || route.revision() < incident.revision()) {
            return unrouted(incident, revisedAt, now, followed, targets, lastKnown);
        }
        if (route.assignments().isEmpty()) {
            return List.of(noAgency(route.human(), revisedAt));
        }
        List<Attention> all = new ArrayList<>();
        for (Followed.Asked asked : route.assignments()) {
            ofOne(asked, followed, revisedAt, now, targets).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Nobody has decided on its present state: the lead of its type, all that were asked for and all that know an older
     * state are still to be told.
     */
    private static List<Attention> unrouted(
            Incident incident,
            Instant revisedAt,
            Instant now,
            Followed followed,
            Targets targets,
            Function<String, NationalNumbers.Contact> lastKnown) {
        Instant sentBy = revisedAt.plus(targets.sent());
        if (now.isBefore(sentBy)) {
            return List.of();
        }
        Map<String, Rung> holders = followed.holders();
        Set<String> kinds = new LinkedHashSet<>();
        kinds.add(IncidentDefaults.of(incident.incidentType()).lead());
        kinds.addAll(new TreeSet<>(incident.kindsAsked()));
        kinds.addAll(holders.keySet());
        kinds.removeAll(incident.kindsWithdrawn());
        return kinds.stream()
                .map(kind -> {
                    Rung holder = holders.get(kind);
                    return notSent(kind, holder == null ? lastKnown.apply(kind) : contact(holder), sentBy);
                })
                .toList();
    }

    private static Optional<Attention> ofOne(
            Followed.Asked asked, Followed followed, Instant revisedAt, Instant now, Targets targets) {
        Optional<Followed.Order> order = followed.orders().stream()
                .filter(one -> one.kind().equals(asked.kind()))
                .findFirst();
        Rung holder = order.map(Followed.Order::holder).orElse(asked.first());
        DispatchStatus status = order.map(Followed.Order::status).orElse(DispatchStatus.ORDERED);
        // An incident that is changed again and again puts off nobody's deadline.
        Instant from = order.map(Followed.Order::orderedAt)
                .filter(at -> at.isBefore(revisedAt))
                .orElse(revisedAt);
        return switch (status) {
            case UNFULFILLED -> Optional.of(unfulfilled(asked.kind(), holder, from));
            case ORDERED, ESCALATED, DECLINED, OTHER ->
                late(now, from.plus(targets.sent()), since -> notSent(asked.kind(), contact(holder), since));
            case DELIVERED, RECEIVED, READ, DEFERRED ->
                late(now, from.plus(targets.accepted()), since -> notAccepted(asked.kind(), holder, since));
            case ACCEPTED, PARTIAL, EN_ROUTE, ON_SCENE, DONE, WITHDRAWN -> Optional.empty();
        };
    }

    /** True of an order about which nobody has to do anything, however long it is so. */
    static boolean quiet(DispatchStatus status) {
        return switch (status) {
            case ACCEPTED, PARTIAL, EN_ROUTE, ON_SCENE, DONE, WITHDRAWN -> true;
            case ORDERED, ESCALATED, DECLINED, OTHER, DELIVERED, RECEIVED, READ, DEFERRED, UNFULFILLED -> false;
        };
    }

    private static Optional<Attention> late(Instant now, Instant due, Function<Instant, Attention> attention) {
        return now.isBefore(due) ? Optional.empty() : Optional.of(attention.apply(due));
    }

    private static NationalNumbers.Contact contact(Rung rung) {
        return new NationalNumbers.Contact(rung.name(), rung.telephone());
    }

    private static Attention notSent(String kind, NationalNumbers.Contact contact, Instant since) {
        return new Attention(
                Code.NOT_SENT_PHONE,
                kind,
                contact.name(),
                contact.telephone(),
                since,
                new Problem.Text(
                        "BELUM TERKIRIM: TELEPON " + contact.name() + number(contact.telephone()),
                        "NOT SENT: PHONE " + contact.name() + number(contact.telephone())));
    }

    private static Attention notAccepted(String kind, Rung holder, Instant since) {
        return new Attention(
                Code.NOT_ACCEPTED_PHONE,
                kind,
                holder.name(),
                holder.telephone(),
                since,
                new Problem.Text(
                        "BELUM DITERIMA: TELEPON " + holder.name() + number(holder.telephone()),
                        "NOT ACCEPTED: PHONE " + holder.name() + number(holder.telephone())));
    }

    private static Attention unfulfilled(String kind, Rung holder, Instant since) {
        return new Attention(
                Code.UNFULFILLED,
                kind,
                holder.name(),
                holder.telephone(),
                since,
                new Problem.Text(
                        kind + ": tidak ada instansi yang menerima, dipegang " + holder.name(),
                        kind + ": no agency took it, held by " + holder.name()));
    }

    private static Attention noAgency(Rung human, Instant since) {
        return new Attention(
                Code.NO_AGENCY,
                "-",
                human.name(),
                human.telephone(),
                since,
                new Problem.Text("Tidak ada instansi: dipegang " + human.name(), "No agency: held by " + human.name()));
    }

    private static String number(@Nullable String telephone) {
        return telephone == null ? "" : " " + telephone;
    }
}
