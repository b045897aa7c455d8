package id.layanan112.system;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;
import okio.ByteString;

/** What a collector of OpenTelemetry is to services: takes spans by gRPC, over the wire. */
final class TraceReceiver implements AutoCloseable {
    /** Flag and length of a gRPC message; here the flag is always that it is not compressed. */
    private static final int PREFIX = 5;

    private final MockWebServer server = new MockWebServer();
    private final Queue<ResourceSpans> taken = new ConcurrentLinkedQueue<>();

    /** A span, and which service sent it. */
    record Sent(String service, Span span) {
        String name() {
            return span.getName();
        }
    }

    TraceReceiver() {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                take(Objects.requireNonNull(request.getBody()));
                return new MockResponse.Builder()
                        .addHeader("content-type", "application/grpc")
                        .body(new Buffer().write(new byte[PREFIX]))
                        .trailers(Headers.of("grpc-status", "0"))
                        .build();
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ByteString body) {
        try {
            byte[] message = body.toByteArray();
            taken.addAll(ExportTraceServiceRequest.parseFrom(Arrays.copyOfRange(message, PREFIX, message.length))
                    .getResourceSpansList());
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** @param trace as an incident's id without dashes */
    List<Sent> of(String trace) {
        return taken.stream()
                .flatMap(some -> some.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span -> new Sent(service(some), span)))
                .filter(sent -> HexFormat.of()
                        .formatHex(sent.span().getTraceId().toByteArray())
                        .equals(trace))
                .toList();
    }

    /** Everything that was ever told, whatever of. */
    String text() {
        return taken.toString();
    }

    private static String service(ResourceSpans some) {
        return some.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
