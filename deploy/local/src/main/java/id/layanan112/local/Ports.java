package id.layanan112.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where everything listens, on this machine alone. */
public final class Ports {
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

    @Option(
            names = "--gateway-police-port",
            defaultValue = "8123",
            description = "the gateway of police, with --gateways=per-lane (${DEFAULT-VALUE})")
    int gatewayPolice;

    @Option(
            names = "--gateway-fire-port",
            defaultValue = "8124",
            description = "the gateway of fire brigades, likewise (${DEFAULT-VALUE})")
    int gatewayFire;

    @Option(
            names = "--gateway-medical-port",
            defaultValue = "8125",
            description = "the gateway of medical help, likewise (${DEFAULT-VALUE})")
    int gatewayMedical;

    @Option(
            names = "--gateway-power-port",
            defaultValue = "8126",
            description = "the gateway of power companies, likewise (${DEFAULT-VALUE})")
    int gatewayPower;

    /** For a stack of its own beside another: services are told where they listen one by one. */
    public static Ports of(int postgres, int kafka, int identity, int agencies) {
        Ports ports = new Ports();
        ports.postgres = postgres;
        ports.kafka = kafka;
        ports.identity = identity;
        ports.agencies = agencies;
        return ports;
    }

    /** By lane; the one of lane {@code other} is where the one for all lanes would be. */
    Map<String, Integer> gateways() {
        Map<String, Integer> gateways = new LinkedHashMap<>();
        gateways.put("police", gatewayPolice);
        gateways.put("fire", gatewayFire);
        gateways.put("medical", gatewayMedical);
        gateways.put("power", gatewayPower);
        gateways.put("other", gateway);
        return gateways;
    }

    /** By the part's name, which is also the beginning of its flag. */
    public Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("postgres", postgres);
        all.put("kafka", kafka);
        all.put("identity", identity);
        all.put("intake", intake);
        all.put("routing", routing);
        all.put("gateway", gateway);
        all.put("monitoring", monitoring);
        all.put("agencies", agencies);
        gateways().forEach((lane, port) -> {
            if (!lane.equals("other")) {
                all.put("gateway-" + lane, port);
            }
        });
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
