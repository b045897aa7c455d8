package id.layanan112.web.live;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What screens are told, as server-sent events: {@code part} with an id, and {@code tick} with the server's time. */
public final class LiveEvents {
    private static final long AGAIN_MILLIS = 300;
    private static final Duration TICK = Duration.ofSeconds(5);
    /** A screen connects again by itself, and is asked again who it is. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /**
     * A server that is back has all its screens back at once: they are drawn a few at a time, beside those who save, whose
     * threads and database connections they would have all of.
     */
    private static final Executor OPENINGS = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().daemon().name("screen-openings-", 1).factory());

    private LiveEvents() {}

    /** A tick at once and every 5 s, so that a screen knows that it is told everything, and what time it is. */
    public static Multi<OutboundSseEvent> of(Sse sse, Multi<Told> told, InstantSource clock) {
        Multi<OutboundSseEvent> ticks = Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .dropPreviousItems()
                .map(tick -> sse.newEventBuilder()
                        .name("tick")
                        .data(Long.toString(clock.millis()))
                        .build());
        // What nobody looks at yet is drawn when it is subscribed to: that asks a database.
        // Only that: what is told later waits for no opening.
        Multi<OutboundSseEvent> parts = Multi.createFrom()
                .<Told>publisher(
                        screen -> OPENINGS.execute(() -> told.subscribe().withSubscriber(screen)))
                .map(one -> sse.newEventBuilder()
                        .id(one.id())
                        .name("part")
                        .reconnectDelay(AGAIN_MILLIS)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Map.of("part", one.part(), "html", one.html()))
                        .build());
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(parts, ticks)
                .select()
                .first(LONGEST);
    }
}
