package id.layanan112.intake.nuisance;

import id.layanan112.contracts.CallClass;
import id.layanan112.intake.call.CallWatcher;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Labels of numbers, per centre; a true emergency from there lifts them. */
@ApplicationScoped
class Nuisances implements CallWatcher {
    private final Sql sql;
    private final NuisanceSettings settings;

    Nuisances(Sql sql, NuisanceSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** @param until null until a person lifts it */
    record Label(Measure measure, @Nullable Instant until) {}

    /** What is in force now, by the database's clock. */
    Optional<Label> of(String centreCode, byte[] seal) {
        return sql.first(
                "SELECT measure, until FROM nuisance WHERE centre_code = ? AND seal = ?"
                        + " AND (until IS NULL OR until > now())",
                row -> new Label(Measure.valueOf(row.getString(1)), Sql.instant(row, "until")),
                centreCode,
                seal);
    }

    /** The next measure of the centre, or again the strongest one; in the current transaction. */
    Label stepUp(String centreCode, byte[] seal, String by, Instant now) {
        List<Measure> own = settings.centres().get(centreCode);
        Measure next = next(
                own == null ? settings.measures() : own, of(centreCode, seal).map(Label::measure));
        Duration lasts = next.lasts();
        Instant until = lasts == null ? null : now.plus(lasts);
        sql.update(
                "INSERT INTO nuisance (centre_code, seal, measure, by, until) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (centre_code, seal) DO UPDATE SET measure = EXCLUDED.measure,"
                        + " by = EXCLUDED.by, since = now(), until = EXCLUDED.until",
                centreCode,
                seal,
                next,
                by,
                until);
        return new Label(next, until);
    }

    static Measure next(List<Measure> measures, Optional<Measure> present) {
        int place = present.map(measures::indexOf).orElse(-1);
        return measures.get(Math.min(place + 1, measures.size() - 1));
    }

    void lift(String centreCode, byte[] seal) {
        sql.update("DELETE FROM nuisance WHERE centre_code = ? AND seal = ?", centreCode, seal);
    }

    @Override
    public void turned(List<Turn> turns) {
        turns.stream()
                .filter(turn -> turn.number() != null && !turn.now().exercise() && emergencyNow(turn))
                // In one order: two transactions must not wait for each other crosswise.
                .sorted(Comparator.comparing(turn -> seal(turn), Arrays::compare))
                .forEach(turn -> lift(turn.now().centreCode(), seal(turn)));
    }

    private static byte[] seal(Turn turn) {
        return turn.number() == null ? new byte[0] : turn.number().seal();
    }

    private static boolean emergencyNow(Turn turn) {
        return turn.now().callClass() == CallClass.NORMAL
                && (turn.before() == null || turn.before().callClass() != CallClass.NORMAL);
    }
}
