package id.layanan112.monitoring.counts;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.StateTable.Column;
import id.layanan112.monitoring.ledger.Decided;
import id.layanan112.monitoring.ledger.KnownCall;
import id.layanan112.monitoring.ledger.KnownIncident;
import id.layanan112.monitoring.ledger.KnownIncident.Snapshot;
import id.layanan112.monitoring.ledger.KnownOrder;
import id.layanan112.monitoring.ledger.KnownSurge;
import id.layanan112.monitoring.ledger.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of states, column by column. */
final class States {
    static final StateTable<KnownCall> CALLS = new StateTable<>(
            KnownCall.class,
            "call_state",
            List.of(
                    new Column<>("version", "bigint", KnownCall::version),
                    new Column<>("gone", "boolean", KnownCall::gone),
                    new Column<>("centre", "text", call -> call.place().centre()),
                    new Column<>("region", "text", call -> call.place().region()),
                    new Column<>("local_day", "date", KnownCall::day),
                    new Column<>("class", "text", KnownCall::callClass),
                    new Column<>("channel", "text", KnownCall::channel),
                    new Column<>("type", "text", KnownCall::type),
                    new Column<>("exercise", "boolean", KnownCall::exercise),
                    new Column<>("received_at", "timestamptz", KnownCall::receivedAt),
                    new Column<>("answered_at", "timestamptz", KnownCall::answeredAt),
                    new Column<>("ended_at", "timestamptz", KnownCall::endedAt)),
            row -> new KnownCall(
                    id(row),
                    row.getLong("version"),
                    row.getBoolean("gone"),
                    place(row),
                    row.getObject("local_day", LocalDate.class),
                    row.getString("class"),
                    row.getString("channel"),
                    row.getString("type"),
                    row.getBoolean("exercise"),
                    row.getTimestamp("received_at").toInstant(),
                    Sql.instant(row, "answered_at"),
                    Sql.instant(row, "ended_at")),
            KnownCall::merge);

    static final StateTable<KnownIncident> INCIDENTS = new StateTable<>(
            KnownIncident.class,
            "incident_state",
            List.of(
                    new Column<>("gone", "boolean", KnownIncident::gone),
                    new Column<>("revision", "bigint", of(Snapshot::revision)),
                    new Column<>(
                            "centre", "text", of(snapshot -> snapshot.place().centre())),
                    new Column<>(
                            "region", "text", of(snapshot -> snapshot.place().region())),
                    new Column<>("type", "text", of(Snapshot::type)),
                    new Column<>("priority", "text", of(Snapshot::priority)),
                    new Column<>("open", "boolean", of(Snapshot::open)),
                    new Column<>("opened_at", "timestamptz", of(Snapshot::openedAt)),
                    new Column<>("exercise", "boolean", of(Snapshot::exercise)),
                    new Column<>("delivered_at", "timestamptz", KnownIncident::deliveredAt),
                    new Column<>("on_scene_at", "timestamptz", KnownIncident::onSceneAt),
                    new Column<>("decided", "bigint", one -> one.decided().revision()),
                    new Column<>(
                            "decided_at", "timestamptz", one -> one.decided().at()),
                    new Column<>(
                            "substituted",
                            "text",
                            one -> String.join(" ", one.decided().substituted()))),
            row -> new KnownIncident(
                    id(row),
                    row.getBoolean("gone"),
                    snapshot(row),
                    Sql.instant(row, "delivered_at"),
                    Sql.instant(row, "on_scene_at"),
                    new Decided(
                            row.getLong("decided"),
                            row.getTimestamp("decided_at").toInstant(),
                            words(row.getString("substituted")))),
            KnownIncident::merge);

    static final StateTable<KnownOrder> ORDERS = new StateTable<>(
            KnownOrder.class,
            "order_state",
            List.of(
                    new Column<>("incident", "uuid", KnownOrder::incident),
                    new Column<>("version", "bigint", KnownOrder::version),
                    new Column<>("gone", "boolean", KnownOrder::gone),
                    new Column<>("centre", "text", order -> order.place().centre()),
                    new Column<>("region", "text", order -> order.place().region()),
                    new Column<>("kind", "text", KnownOrder::kind),
                    new Column<>("standing", "text", KnownOrder::standing),
                    new Column<>("rung", "integer", KnownOrder::rung),
                    new Column<>("ordered_at", "timestamptz", KnownOrder::orderedAt),
                    new Column<>("exercise", "boolean", KnownOrder::exercise),
                    new Column<>("accepted_at", "timestamptz", KnownOrder::acceptedAt),
                    new Column<>("en_route_at", "timestamptz", KnownOrder::enRouteAt),
                    new Column<>("on_scene_at", "timestamptz", KnownOrder::onSceneAt)),
            row -> new KnownOrder(
                    id(row),
                    row.getObject("incident", UUID.class),
                    row.getLong("version"),
                    row.getBoolean("gone"),
                    place(row),
                    row.getString("kind"),
                    KnownOrder.Standing.valueOf(row.getString("standing")),
                    row.getInt("rung"),
                    row.getTimestamp("ordered_at").toInstant(),
                    row.getBoolean("exercise"),
                    Sql.instant(row, "accepted_at"),
                    Sql.instant(row, "en_route_at"),
                    Sql.instant(row, "on_scene_at")),
            KnownOrder::merge);

    static final StateTable<KnownSurge> SURGES = new StateTable<>(
            KnownSurge.class,
            "surge_state",
            List.of(
                    new Column<>("centre", "text", surge -> surge.place().centre()),
                    new Column<>("region", "text", surge -> surge.place().region()),
                    new Column<>("exercise", "boolean", KnownSurge::exercise),
                    new Column<>("started_at", "timestamptz", KnownSurge::startedAt),
                    new Column<>("ended_at", "timestamptz", KnownSurge::endedAt),
                    new Column<>("per_minute", "double precision", KnownSurge::callsPerMinute),
                    new Column<>("usual", "double precision", KnownSurge::usualPerMinute)),
            row -> new KnownSurge(
                    id(row),
                    place(row),
                    row.getBoolean("exercise"),
                    Sql.instant(row, "started_at"),
                    Sql.instant(row, "ended_at"),
                    row.getDouble("per_minute"),
                    row.getDouble("usual")),
            KnownSurge::merge);

    static final List<StateTable<?>> ALL = List.of(CALLS, INCIDENTS, ORDERS, SURGES);

    private States() {}

    private static Function<KnownIncident, @Nullable Object> of(Function<Snapshot, @Nullable Object> part) {
        return incident -> incident.snapshot() == null ? null : part.apply(incident.snapshot());
    }

    private static @Nullable Snapshot snapshot(ResultSet row) throws SQLException {
        long revision = row.getLong("revision");
        return row.wasNull()
                ? null
                : new Snapshot(
                        revision,
                        place(row),
                        row.getString("type"),
                        row.getString("priority"),
                        row.getBoolean("open"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getBoolean("exercise"));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("centre"), row.getString("region"));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
