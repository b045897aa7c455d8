package id.layanan112.kit.traces;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.kit.messaging.EventJson;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final Instant FROM = Instant.parse("2026-11-27T03:00:00Z");
    private static final Instant UNTIL = FROM.plusSeconds(2);
    private static final UUID INCIDENT = UUID.fromString("019ac1f2-7a10-7c3e-9f7c-0a1b2c3d4e5f");

    private final List<SpanData> told = new ArrayList<>();
    private final OpenTelemetry telemetry = telemetry(Sampler.alwaysOn());

    @Test
    void shouldBeOneTraceWhoseIdIsTheIncidentsWhoeverSpeaks() {
        new Traces(telemetry, false).opened(INCIDENT, "POST /calls", FROM, UNTIL, Map.of());
        // Another process, which was told nothing.
        new Traces(telemetry(Sampler.alwaysOn()), false)
                .did(INCIDENT, "deliver", SpanKind.CLIENT, FROM, UNTIL, Map.of("layanan112.attempt", "1"));

        assertThat(told)
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo("019ac1f27a107c3e9f7c0a1b2c3d4e5f"));
        SpanData root = told.getFirst();
        SpanData child = told.getLast();
        assertThat(root.getParentSpanContext().isValid()).isFalse();
        assertThat(child.getParentSpanId()).isEqualTo(root.getSpanId());
        assertThat(child.getEndEpochNanos() - child.getStartEpochNanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void shouldFindTheTraceByTheHeaderThatEventsCarry() {
        new Traces(telemetry, false)
                .published(Traces.traceparent(INCIDENT), "id.layanan112.dispatch.acknowledged.v1", FROM, UNTIL);

        assertThat(told).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("publish DispatchAcknowledged");
            assertThat(span.getTraceId()).isEqualTo(INCIDENT.toString().replace("-", ""));
        });
    }

    @Test
    void shouldTellIdsAndNothingOfPeople() throws IOException {
        DispatchEvent event;
        try (InputStream sample =
                EventCatalogue.class.getClassLoader().getResourceAsStream("samples/DispatchNoted.json")) {
            event = EventJson.MAPPER.readValue(
                    Objects.requireNonNull(sample).readAllBytes(), DispatchEvent.DispatchNoted.class);
        }

        new Traces(telemetry, false).took(event, FROM, UNTIL);

        assertThat(told).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("take DispatchNoted");
            assertThat(span.getAttributes().asMap().keySet())
                    .extracting(Object::toString)
                    .containsExactly("layanan112.incident");
        });
    }

    @Test
    void shouldKeepTheSameIncidentsInEveryService() {
        OpenTelemetry half = telemetry(Sampler.traceIdRatioBased(0.5));
        Random random = new Random(112);
        Traces traces = new Traces(half, false);
        for (int i = 0; i < 200; i++) {
            UUID incident = new UUID(random.nextLong(), random.nextLong());
            traces.opened(incident, "POST /calls", FROM, UNTIL, Map.of());
            traces.did(incident, "take", SpanKind.CONSUMER, FROM, UNTIL, Map.of());
        }

        Map<String, Long> byTrace = told.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        SpanData::getTraceId, java.util.stream.Collectors.counting()));
        assertThat(byTrace).hasSizeBetween(60, 140);
        assertThat(byTrace.values()).containsOnly(2L);
    }

    @Test
    void shouldTellNothingWhenNobodyListens() {
        Traces traces = new Traces(telemetry, true);
        traces.opened(INCIDENT, "POST /calls", FROM, UNTIL, Map.of());
        traces.did(INCIDENT, "deliver", SpanKind.CLIENT, FROM, UNTIL, Map.of());

        assertThat(told).isEmpty();
        assertThat(traces.on()).isFalse();
    }

    private OpenTelemetry telemetry(Sampler sampler) {
        SpanExporter exporter = new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                told.addAll(spans);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setIdGenerator(new RootIds())
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }
}
