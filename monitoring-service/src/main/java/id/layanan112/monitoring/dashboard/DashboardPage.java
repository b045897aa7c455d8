package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.kit.access.Roles;
import id.layanan112.monitoring.counts.RegionCounts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The live table. A change is rendered once per language, not once per screen. */
@Path("/")
@ApplicationScoped
public class DashboardPage {
    private static final List<String> CLASSES =
            java.util.Arrays.stream(CallClass.values()).map(Enum::name).toList();

    private final RegionCounts counts;
    private final Changes changes;
    private final InstantSource clock;
    private final BroadcastProcessor<String> indonesian = BroadcastProcessor.create();
    private final BroadcastProcessor<String> english = BroadcastProcessor.create();
    private long lastNanos;

    DashboardPage(RegionCounts counts, Changes changes, InstantSource clock) {
        this.counts = counts;
        this.changes = changes;
        this.clock = clock;
    }

    /** The templates of this page. */
    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(
                Words words, List<String> classes, List<Line> lines, Line nation, String asOf);

        static native TemplateInstance table(
                Words words, List<String> classes, List<Line> lines, Line nation, String asOf);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR})
    public TemplateInstance page(@QueryParam("lang") @DefaultValue("id") String lang) {
        Words words = Words.of(lang);
        List<Line> lines = lines(words);
        return Templates.page(words, CLASSES, lines, nation(lines), asOf());
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR})
    public Multi<OutboundSseEvent> live(@QueryParam("lang") @DefaultValue("id") String lang, @Context Sse sse) {
        return screen(Words.of(lang))
                .onOverflow()
                .drop()
                .map(table -> sse.newEventBuilder().name("table").data(table).build());
    }

    /** At most twice a second when something was counted, every 5 s when not: the freshness moves on by itself. */
    @Scheduled(every = "0.5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void show() {
        long now = System.nanoTime();
        if (!changes.since() && now - lastNanos < 5_000_000_000L) {
            return;
        }
        lastNanos = now;
        for (Words words : List.of(Words.INDONESIAN, Words.ENGLISH)) {
            List<Line> lines = lines(words);
            screen(words)
                    .onNext(Templates.table(words, CLASSES, lines, nation(lines), asOf())
                            .render());
        }
    }

    private BroadcastProcessor<String> screen(Words words) {
        return words == Words.ENGLISH ? english : indonesian;
    }

    private List<Line> lines(Words words) {
        return counts.today().stream().map(row -> Line.of(row, words)).toList();
    }

    private static Line nation(List<Line> lines) {
        List<Long> classes = java.util.stream.IntStream.range(0, CLASSES.size())
                .mapToObj(i ->
                        lines.stream().mapToLong(line -> line.classes().get(i)).sum())
                .toList();
        return new Line(
                "",
                "",
                "",
                "nation",
                "",
                false,
                lines.stream().mapToLong(Line::total).sum(),
                lines.stream().mapToLong(Line::open).sum(),
                classes,
                "");
    }

    private String asOf() {
        return Line.time(clock.instant(), null);
    }
}
