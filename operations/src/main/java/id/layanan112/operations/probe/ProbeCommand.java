package id.layanan112.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.layanan112.contracts.Lane;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs until it is stopped; see docs/probe.md. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Panggilan uji sepanjang hari. An exercise call in each region, all day, through every lane, until its call",
            "taker sees that it is accepted. /metrics and /health on its port. Secrets come from the environment alone:",
            "LAYANAN112_PROBE_CLIENT_SECRET and LAYANAN112_PROBE_AGENCY_SECRET (whsec_..., of the agencies probe-...)."
        })
public final class ProbeCommand implements Callable<Integer> {
    private static final String LANE = "{lane}";
    private static final String REGIONS = "LAYANAN112_PROBE_REGIONS: kabupaten/kota to call in, as 32.73,31.71";
    private static final String INTAKE = "LAYANAN112_PROBE_INTAKE: intake, as http://intake";
    private static final String GATEWAY =
            "LAYANAN112_PROBE_GATEWAY: gateways, as http://gateway-{lane}, where {lane} is"
                    + " police, fire, medical, power or other; without it one has all lanes";
    private static final String TOKEN_URL = "LAYANAN112_PROBE_TOKEN_URL: where tokens are given, as"
            + " https://login.example.go.id/realms/layanan112/protocol/openid-connect/token; the client's role is telephony";

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--regions",
            split = ",",
            defaultValue = "${env:LAYANAN112_PROBE_REGIONS}",
            paramLabel = "CODE",
            description = REGIONS)
    @Nullable
    List<String> regions;

    @Option(
            names = "--intake",
            defaultValue = "${env:LAYANAN112_PROBE_INTAKE}",
            paramLabel = "URL",
            description = INTAKE)
    @Nullable
    URI intake;

    @Option(
            names = "--gateway",
            defaultValue = "${env:LAYANAN112_PROBE_GATEWAY}",
            paramLabel = "URL",
            description =
                    "the gateway, where {lane} is police, fire, medical, power or other, as http://gateway-{lane}")
    @Nullable
    String gateway;

    @Option(
            names = "--token-url",
            defaultValue = "${env:LAYANAN112_PROBE_TOKEN_URL}",
            paramLabel = "URL",
            description = TOKEN_URL)
    @Nullable
    URI tokenUrl;

    @Option(
            names = "--client-id",
            defaultValue = "${env:LAYANAN112_PROBE_CLIENT_ID:-layanan112-probe}",
            description = "who asks for them (${DEFAULT-VALUE})")
    String clientId = "";

    @Option(
            names = "--token-form",
            paramLabel = "NAME=VALUE",
            description = "what the identity provider wants in its form besides, as audience=layanan112")
    Map<String, String> tokenForm = new LinkedHashMap<>();

    @Option(
            names = "--every",
            defaultValue = "${env:LAYANAN112_PROBE_EVERY:-300}",
            paramLabel = "SECONDS",
            description = "from one call of a region to its next (${DEFAULT-VALUE})")
    int every;

    @Option(
            names = "--patience",
            defaultValue = "${env:LAYANAN112_PROBE_PATIENCE:-60}",
            paramLabel = "SECONDS",
            description = "how long a call may take (${DEFAULT-VALUE})")
    int patience;

    @Option(
            names = "--listen",
            defaultValue = "${env:LAYANAN112_PROBE_LISTEN:-127.0.0.1:8116}",
            paramLabel = "HOST:PORT",
            description = "where /metrics and /health are (${DEFAULT-VALUE})")
    String listen = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command().commandLine().getOut();
        List<String> where = need(regions, REGIONS);
        String gateways = need(gateway, GATEWAY);
        URI to = need(intake, INTAKE);
        URI login = need(tokenUrl, TOKEN_URL);
        String clientSecret = secret("LAYANAN112_PROBE_CLIENT_SECRET", "the secret of --client-id");
        String agencySecret =
                secret("LAYANAN112_PROBE_AGENCY_SECRET", "the secret of the agencies probe-..., as whsec_...");
        refuseWrong(where, List.of(to.toString(), login.toString(), gateways.replace(LANE, "police")), agencySecret);

        Web web = new Web();
        Duration pace = Duration.ofSeconds(every);
        Figures figures = new Figures(where, pace);
        Caller caller = new Caller(
                web,
                new Login(web, login, clientId, clientSecret, tokenForm),
                to,
                Duration.ofSeconds(patience),
                figures::heard);
        Rounds rounds = new Rounds(caller, figures, where, pace, Duration.ofSeconds(patience), out);
        serve(figures, rounds);
        for (Lane lane : Lane.values()) {
            String name = lane.name().toLowerCase(Locale.ROOT);
            Desk desk = new Desk(web, URI.create(gateways.replace(LANE, name)), lane, agencySecret, () -> {
                out.println("NOT BELIEVED as agency probe-" + name
                        + ": registered, PULL, for exercises, with this secret? see docs/probe.md");
                out.flush();
            });
            Thread.ofVirtual().name("desk-" + name).start(desk);
        }
        rounds.begin();
        out.printf("probing %d regions, each every %d s; figures at http://%s/metrics%n", where.size(), every, listen);
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private void refuseWrong(List<String> where, List<String> addresses, String agencySecret) {
        for (String region : where) {
            if (!region.matches("[0-9]{2}\\.[0-9]{2}")) {
                throw refused("--regions: " + region + " is no code of a kabupaten/kota, as 32.73");
            }
        }
        if (every < 1 || patience < 1) {
            throw refused("--every and --patience: at least one second");
        }
        for (String url : addresses) {
            if (!url.matches("https?://[^\\s{}]+")) {
                throw refused(url + " is no address, as http://intake");
            }
        }
        if (!listen.matches("\\S*:[0-9]{1,5}")) {
            throw refused("--listen: HOST:PORT, as 0.0.0.0:8116");
        }
        try {
            Base64.getDecoder().decode(agencySecret.replaceFirst("^whsec_", ""));
        } catch (IllegalArgumentException e) {
            throw refused("LAYANAN112_PROBE_AGENCY_SECRET is no secret of an agency, as whsec_ and Base64");
        }
    }

    private <T> T need(@Nullable T given, String what) {
        if (given == null || given.equals(List.of())) {
            throw refused("Set " + what);
        }
        return given;
    }

    private String secret(String variable, String what) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw refused("Set " + variable + ": " + what);
        }
        return value;
    }

    private ParameterException refused(String why) {
        return new ParameterException(command().commandLine(), why);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }

    private void serve(Figures figures, Rounds rounds) throws IOException {
        int colon = listen.lastIndexOf(':');
        HttpServer server = HttpServer.create(
                new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1))), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", figures.text()));
        server.createContext("/health", exchange -> {
            boolean moving = rounds.moving();
            answer(exchange, moving ? 200 : 503, "text/plain", moving ? "calls are made\n" : "no call is made\n");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
