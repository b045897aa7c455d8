package id.layanan112.local.monitoring;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.local.Home;
import id.layanan112.local.Memory;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Monitoring beside what the database gives without it. */
@Command(
        name = "bench monitoring",
        mixinStandardHelpOptions = true,
        description = {
            "Ukur monitoring. Events from the topic into facts and counts, beside a bare COPY of the same rows; from an event to",
            "an open dashboard; open screens; a rebuild; every query of dashboard and portal. It has parts of its own."
        })
public final class MonitoringBench implements Callable<Integer> {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Pattern TOTAL = Pattern.compile("\"s/total\":\"([0-9.,]+)\"");

    @Option(names = "--events", defaultValue = "300000", description = "from the topic (${DEFAULT-VALUE})")
    long events;

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            description = "in the archive for the rebuild and the queries; 20000000 takes an hour (${DEFAULT-VALUE})")
    long facts;

    @Option(names = "--screens", defaultValue = "200", description = "open at once (${DEFAULT-VALUE})")
    int screens;

    @Option(names = "--seconds", defaultValue = "30", description = "of each part at a rate (${DEFAULT-VALUE})")
    int seconds;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
        Path folder = Files.createTempDirectory("layanan112-bench");
        try (Surroundings around = new Surroundings(folder);
                Connection database =
                        DriverManager.getConnection(around.database.jdbcUrl("monitoring"), "monitoring", "monitoring");
                MonitoringProcess monitoring =
                        new MonitoringProcess(Home.here(), around, "monitoring", "bench-monitoring", Map.of());
                Wire wire = new Wire(around.broker.bootstrap())) {
            monitoring.awaitReady();
            throughput(monitoring, wire, database, folder);
            dashboard(monitoring, wire);
            openScreens(monitoring, wire);
            rebuild(monitoring, database);
            queries(monitoring);
            row("memory", "%,d MB", Memory.of(monitoring.handle().pid()) / 1_048_576);
            return 0;
        } finally {
            Home.delete(folder);
        }
    }

    private static void row(String what, String format, Object... values) {
        System.out.printf("%-44s " + format + "%n", prepend(what, values));
    }

    private static Object[] prepend(String first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private void throughput(MonitoringProcess monitoring, Wire wire, Connection database, Path folder)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        monitoring.end();
        Random ids = new Random(1);
        Flood flood = new Flood(
                2, Regions.all(), LocalDate.now(WIB), 1, new Ledger(), event -> wire.send(Wire.record(id(ids), event)));
        long told = 0;
        while (told < events) {
            told = flood.oneMore();
        }
        wire.flush();
        monitoring.startAgain();
        long all = wire.lag();
        long lag = all;
        while (lag == all) {
            Thread.sleep(20);
            lag = wire.lag();
        }
        long before = lag;
        long began = System.nanoTime();
        while (lag > 0) {
            Thread.sleep(50);
            lag = wire.lag();
        }
        double rate = before * 1e9 / (System.nanoTime() - began);
        double bare = copy(database, folder);
        row(
                "events into facts and counts",
                "%,.0f/s (%,d); bare COPY of the same rows %,.0f/s; ratio %.2f",
                rate,
                before,
                bare,
                rate / bare);
    }

    private static UUID id(Random random) {
        // As ours are: in the order of time.
        return new UUID((System.currentTimeMillis() << 16) | 0x7000, random.nextLong());
    }

    private static double copy(Connection database, Path folder) throws SQLException, IOException {
        String columns = "(day, event_id, type, aggregate, sequence, region, at, exercise, value)";
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        Path file = folder.resolve("facts.copy");
        long rows;
        try (OutputStream out = Files.newOutputStream(file)) {
            rows = copy.copyOut(
                    "COPY (SELECT day, event_id, type, aggregate, sequence, region, at, exercise, value FROM fact) TO STDOUT",
                    out);
        }
        try (Statement statement = database.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("CREATE TABLE bare AS SELECT * FROM fact WITH NO DATA");
            long began = System.nanoTime();
            copy.copyIn("COPY bare " + columns + " FROM STDIN", in);
            double rate = rows * 1e9 / (System.nanoTime() - began);
            statement.execute("DROP TABLE bare");
            return rate;
        }
    }

    /** From publishing an event to its figure on an open screen, at 100 events a second. */
    private void dashboard(MonitoringProcess monitoring, Wire wire) throws InterruptedException, IOException {
        Histogram millis = new Histogram(3);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong shown = new AtomicLong(-1);
        List<long[]> sent = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Thread reader = watch(http, monitoring, over, line -> {
                Matcher total = TOTAL.matcher(line);
                if (total.find()) {
                    long now = Long.parseLong(total.group(1).replaceAll("\\D", ""));
                    shown.set(now);
                    long at = System.nanoTime();
                    synchronized (sent) {
                        while (!sent.isEmpty() && sent.getFirst()[0] <= now) {
                            millis.recordValue((at - sent.removeFirst()[1]) / 1_000_000);
                        }
                    }
                }
            });
            while (shown.get() < 0) {
                Thread.sleep(50);
            }
            long total = shown.get();
            long start = System.nanoTime();
            for (int i = 0; i < seconds * 100; i++) {
                await(start, i, 100);
                total++;
                synchronized (sent) {
                    sent.add(new long[] {total, System.nanoTime()});
                }
                wire.send(Wire.record(UUID.randomUUID(), aCall()));
            }
            wire.flush();
            Thread.sleep(2000);
            over.set(true);
            reader.interrupt();
        }
        row(
                "from an event to an open dashboard, 100/s",
                "p50 %d, p99 %d ms (%,d of %,d seen)",
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getTotalCount(),
                seconds * 100);
    }

    private static CallEvent aCall() {
        Instant now = Instant.now();
        String code =
                Regions.all().get((int) (System.nanoTime() % 100 + 150)).code().value();
        LocalDate day = LocalDate.ofInstant(now, Regions.zoneOf(new RegionCode(code)));
        return new CallEvent.CallReceived(
                new CallSnapshot(
                        UUID.randomUUID(),
                        1,
                        code,
                        code,
                        day,
                        CallClass.INFORMATION,
                        CallChannel.VOICE,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                now);
    }

    private static void await(long start, long i, int rate) throws InterruptedException {
        long due = start + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
            Thread.sleep(1);
        }
    }

    private static Thread watch(
            HttpClient http, MonitoringProcess monitoring, AtomicBoolean over, Consumer<String> line) {
        return Thread.ofVirtual().start(() -> {
            try {
                HttpResponse<InputStream> events = http.send(
                        monitoring
                                .request("/live?lang=en")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
                    for (String one = reader.readLine(); one != null && !over.get(); one = reader.readLine()) {
                        line.accept(one);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // The screen was closed.
            }
        });
    }

    /** What open screens cost while 100 events come a second, above what the events cost by themselves. */
    private void openScreens(MonitoringProcess monitoring, Wire wire) throws InterruptedException {
        double without = cores(monitoring, wire);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong messages = new AtomicLong();
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < screens; i++) {
                readers.add(watch(http, monitoring, over, line -> messages.incrementAndGet()));
            }
            Thread.sleep(3000);
            double with = cores(monitoring, wire);
            over.set(true);
            readers.forEach(Thread::interrupt);
            row(
                    "open screens: " + screens,
                    "%.2f of a processor (%.2f with them, %.2f without; %,d lines read)",
                    with - without,
                    with,
                    without,
                    messages.get());
        }
    }

    private double cores(MonitoringProcess monitoring, Wire wire) throws InterruptedException {
        Duration before = monitoring.handle().info().totalCpuDuration().orElse(Duration.ZERO);
        long start = System.nanoTime();
        for (int i = 0; i < seconds * 100; i++) {
            await(start, i, 100);
            wire.send(Wire.record(UUID.randomUUID(), aCall()));
        }
        Duration after = monitoring.handle().info().totalCpuDuration().orElse(Duration.ZERO);
        return after.minus(before).toNanos() / (double) (System.nanoTime() - start);
    }

    /** Calls of ninety days, four facts each, written past monitoring: the rebuild has to find them. */
    private void rebuild(MonitoringProcess monitoring, Connection database)
            throws SQLException, IOException, InterruptedException {
        System.out.printf("  writing %,d facts ...%n", facts);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET work_mem = '256MB'");
            for (long from = 0; from < facts / 4; from += 250_000) {
                statement.execute(factsOfCalls(from, Math.min(from + 250_000, facts / 4)));
            }
            statement.execute("ANALYZE");
        }
        if (monitoring.post("/rebuild").statusCode() != 202) {
            throw new IllegalStateException("a rebuild cannot be begun");
        }
        long began = System.nanoTime();
        long said = began;
        while (monitoring.json("/rebuild").path("endedAt").asText("").isEmpty()) {
            Thread.sleep(500);
            if (System.nanoTime() - said > 20_000_000_000L) {
                said = System.nanoTime();
                System.out.printf(
                        "  %,d of %,d facts%n",
                        monitoring.json("/rebuild").path("done").asLong(),
                        monitoring.json("/rebuild").path("facts").asLong());
            }
        }
        long done = monitoring.json("/rebuild").path("done").asLong();
        double took = (System.nanoTime() - began) / 1e9;
        row("rebuild", "%,d facts in %.0f s: %,.0f/s", done, took, done / took);
        try (Statement statement = database.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            try (ResultSet size =
                    statement.executeQuery("SELECT pg_size_pretty(pg_database_size(current_database()))")) {
                size.next();
                row("database", "%s", size.getString(1));
            }
        }
    }

    private static String factsOfCalls(long from, long to) {
        String regions = String.join(
                ",",
                Regions.all().stream().map(region -> "'" + region.code() + "'").toList());
        return """
            INSERT INTO fact (day, event_id, type, aggregate, sequence, region, at, exercise, value)
            SELECT day, event_id, CASE v WHEN 1 THEN 'id.layanan112.call.received.v1' WHEN 2 THEN 'id.layanan112.call.answered.v1'
                WHEN 3 THEN 'id.layanan112.call.classified.v1' ELSE 'id.layanan112.call.ended.v1' END, NULL, v, region, at, false,
                jsonb_build_object('at', at, 'call', jsonb_strip_nulls(jsonb_build_object('callId', call_id, 'version', v,
                    'centreCode', region, 'regionCode', region, 'localDay', day, 'channel', 'VOICE', 'receivedAt', received,
                    'exercise', false, 'answeredAt', CASE WHEN v > 1 THEN received + interval '7 s' * (1 + i %% 5) END,
                    'endedAt', CASE WHEN v > 3 THEN received + interval '1 s' * (60 + i %% 90) END,
                    'callClass', CASE WHEN v > 2 THEN (ARRAY['PRANK','GHOST','NORMAL','INFORMATION'])[1 + i %% 4] END)))
            FROM (SELECT i, v, (ARRAY[%s])[(1 + (i::bigint * 7919) %% 514)::int] AS region, md5('call' || i)::uuid AS call_id,
                    gen_random_uuid() AS event_id, received, received + interval '10 s' * (v - 1) AS at,
                    (received AT TIME ZONE 'UTC')::date AS day
                FROM generate_series(%d, %d) AS i CROSS JOIN generate_series(1, 4) AS v
                CROSS JOIN LATERAL (SELECT ((current_date - (i %% 90)::int) + interval '6 hours'
                    + interval '1 s' * (i %% 30000)) AT TIME ZONE 'UTC' AS received) AS r) AS lives""".formatted(regions, from, to - 1);
    }

    private void queries(MonitoringProcess monitoring) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(WIB);
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                "dashboard",
                List.of(
                        "/",
                        "/?scope=32",
                        "/?scope=32.73&compare=week",
                        "/?from=" + today.minusDays(29) + "&compare=before",
                        "/?from=" + today.minusDays(89),
                        "/wall",
                        "/series.json?from=" + today.minusDays(1),
                        "/figures?scope=ID&from=" + today.minusDays(89) + "&targets=nena",
                        "/figures/series?scope=32.73&grain=minute",
                        "/monthly"));
        all.put(
                "public pages",
                List.of("/public", "/public/regions", "/public/regions/32.73", "/public/months", "/public/method"));
        for (Map.Entry<String, List<String>> kind : all.entrySet()) {
            for (String path : kind.getValue()) {
                for (int i = 0; i < 30; i++) {
                    monitoring.get(path);
                }
                Histogram micros = new Histogram(3);
                int status = 0;
                for (int i = 0; i < 100; i++) {
                    long began = System.nanoTime();
                    status = monitoring.get(path).statusCode();
                    micros.recordValue((System.nanoTime() - began) / 1000);
                }
                row(
                        kind.getKey() + " " + path.replaceAll("20\\d\\d-\\d\\d-\\d\\d", "DAY"),
                        "p50 %.1f, p99 %.1f ms%s",
                        micros.getValueAtPercentile(50) / 1000.0,
                        micros.getValueAtPercentile(99) / 1000.0,
                        status == 200 ? "" : " HTTP " + status);
            }
        }
    }
}
