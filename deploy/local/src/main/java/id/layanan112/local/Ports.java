package id.layanan112.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where everything listens, on this machine alone. */
final class Ports {
    @Option(names = "--identity-port", defaultValue = "8110", description = "OIDC provider (${DEFAULT-VALUE})")
    int identity;

    @Option(names = "--intake-port", defaultValue = "8111", description = "intake-service (${DEFAULT-VALUE})")
    int intake;

    @Option(names = "--routing-port", defaultValue = "8112", description = "routing-service (${DEFAULT-VALUE})")
    int routing;

    @Option(names = "--gateway-port", defaultValue = "8113", description = "agency-gateway (${DEFAULT-VALUE})")
    int gateway;

    @Option(names = "--monitoring-port", defaultValue = "8114", description = "monitoring-service (${DEFAULT-VALUE})")
    int monitoring;

    @Option(names = "--agencies-port", defaultValue = "8120", description = "simulated agencies (${DEFAULT-VALUE})")
    int agencies;

    @Option(names = "--kafka-port", defaultValue = "29092", description = "Kafka (${DEFAULT-VALUE})")
    int kafka;

    @Option(names = "--postgres-port", defaultValue = "25432", description = "PostgreSQL (${DEFAULT-VALUE})")
    int postgres;

    /** By the part's name, which is also the beginning of its flag. */
    Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("postgres", postgres);
        all.put("kafka", kafka);
        all.put("identity", identity);
        all.put("intake", intake);
        all.put("routing", routing);
        all.put("gateway", gateway);
        all.put("monitoring", monitoring);
        all.put("agencies", agencies);
        return all;
    }

    /** @throws Refusal naming the first port that is taken, and the flag that changes it */
    void refuseBusy() {
        all().forEach((part, port) -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                throw new Refusal("Port " + port + " (" + part + ") sudah dipakai program lain. Port " + port
                        + " is in use: stop that program, or choose another with --" + part + "-port.");
            }
        });
    }

    String[] flags() {
        return all().entrySet().stream()
                .flatMap(port -> java.util.stream.Stream.of(
                        "--" + port.getKey() + "-port", port.getValue().toString()))
                .toArray(String[]::new);
    }
}
