package id.layanan112.monitoring.figures;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.figures.Series.Grain;
import id.layanan112.monitoring.figures.Series.Point;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Everything that is counted of one place, and calls over time. */
@Path("/figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR, Roles.AUDITOR})
public class FiguresResource {
    private static final long MOST_DAYS = 3700;

    private final Summaries summaries;
    private final Series series;
    private final Scopes scopes;
    private final Access access;
    private final InstantSource clock;

    FiguresResource(Summaries summaries, Series series, Scopes scopes, Access access, InstantSource clock) {
        this.summaries = summaries;
        this.series = series;
        this.scopes = scopes;
        this.access = access;
        this.clock = clock;
    }

    /** @param from both ends are in it; days are the place's own */
    record Report(String scope, LocalDate from, LocalDate to, Summary figures) {}

    /** @param points every step, also those without a call */
    record Over(String scope, Grain grain, List<Point> points) {}

    private record Span(LocalDate from, LocalDate to) {
        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /**
     * @param scope {@code ID}, {@code PP} or {@code PP.KK}; none: the nation, or a centre's first region
     * @param targets {@code nena}, {@code nfpa-1225}, {@code indonesia}; none: without
     */
    @GET
    @Operation(summary = "Semua angka satu wilayah. Everything that is counted of one place.")
    public Report get(
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String targets) {
        String of = scopes.asked(scope, access);
        Span span = span(of, from, to, MOST_DAYS);
        return new Report(of, span.from(), span.to(), summaries.of(of, span.from(), span.to(), targets(targets)));
    }

    /** @param grain {@code minute} (one day), {@code hour} (three days), {@code day}, {@code month} */
    @GET
    @Path("series")
    @Operation(summary = "Panggilan menurut waktu. Calls over time, by minute, hour, local day or month.")
    public Over series(
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String grain,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        String of = scopes.asked(scope, access);
        Grain fine = grain(grain);
        Span span = span(of, from, to, fine.mostDays());
        return new Over(of, fine, series.of(of, fine, span.from(), span.to()));
    }

    private Span span(String scope, @Nullable String from, @Nullable String to, long most) {
        LocalDate last = to == null ? Today.of(scope, clock.instant()) : Days.day("to", to);
        LocalDate first = from == null ? last : Days.day("from", from);
        Span span = new Span(first, last);
        if (first.isAfter(last) || span.days() > most) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "from",
                            "invalid-span",
                            "Paling banyak " + most + " hari, dari yang pertama sampai yang terakhir.",
                            "At most " + most + " days, from the first to the last."));
        }
        return span;
    }

    private static @Nullable Targets targets(@Nullable String word) {
        return word == null
                ? null
                : Targets.find(word)
                        .orElseThrow(() -> new ProblemException(Problem.badRequest()
                                .withField(
                                        "targets",
                                        "unknown-targets",
                                        "Pilih nena, nfpa-1225 atau indonesia.",
                                        "Choose nena, nfpa-1225 or indonesia.")));
    }

    private static Grain grain(@Nullable String word) {
        try {
            return word == null ? Grain.DAY : Grain.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "grain",
                            "unknown-word",
                            "Pilih minute, hour, day atau month.",
                            "Choose minute, hour, day or month."));
        }
    }
}
