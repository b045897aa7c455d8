package id.layanan112.system;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a collector of OpenTelemetry is to services: takes spans by gRPC, over the wire. */
final class TraceReceiver implements AutoCloseable {
    /** Flag and length of a gRPC message; here the flag is always that it is not compressed. */
    private static final int PREFIX = 5;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Queue<ResourceSpans> taken = new ConcurrentLinkedQueue<>();

    /** A span, and which service sent it. */
    record Sent(String service, Span span) {
        String name() {
            return span.getName();
        }
    }

    TraceReceiver() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.body().onSuccess(body -> {
                    take(body.getBytes());
                    request.response()
                            .putHeader("content-type", "application/grpc")
                            .putTrailer("grpc-status", "0")
                            .end(Buffer.buffer(new byte[PREFIX]));
                }))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void take(byte[] message) {
        try {
            taken.addAll(ExportTraceServiceRequest.parseFrom(Arrays.copyOfRange(message, PREFIX, message.length))
                    .getResourceSpansList());
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
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
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
