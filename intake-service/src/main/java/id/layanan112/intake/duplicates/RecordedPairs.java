package id.layanan112.intake.duplicates;

import id.layanan112.contracts.IncidentType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A recording of real calls as sightings: {@code lat,lng,"KIND: DETAIL",yyyy-MM-dd HH:mm,township,street}, no header.
 * The street and the township are the truth that a rule is measured against, and are not in what it reads.
 */
record RecordedPairs(List<Row> rows) {
    /** Two reports from the same corner within this time are the same incident. */
    static final Duration TRUTH = Duration.ofMinutes(15);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final double METRES_PER_DEGREE = 111_200;
    private static final int COLUMNS = 6;

    record Row(Sighting sighting, String corner) {}

    /** Two of the recording, and whether they are the same incident in truth. */
    record Pair(Sighting one, Sighting other, boolean same) {}

    /** @throws IllegalArgumentException naming the line that cannot be read */
    static RecordedPairs read(Path file) throws IOException {
        List<String[]> kinds = kinds();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            rows.add(row(line, number, kinds));
        }
        rows.sort(Comparator.comparing(row -> row.sighting().at()));
        return new RecordedPairs(List.copyOf(rows));
    }

    private static Row row(String line, int number, List<String[]> kinds) {
        String[] columns = line.split(",", COLUMNS);
        try {
            Sighting.Spot spot = new Sighting.Spot(Double.parseDouble(columns[0]), Double.parseDouble(columns[1]), 0);
            return new Row(
                    new Sighting(
                            type(columns[2], kinds),
                            null,
                            spot,
                            LocalDateTime.parse(columns[3], TIME).toInstant(ZoneOffset.UTC)),
                    columns[4] + "/" + columns[5].strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("line " + number + " is not lat,lng,kind,time,township,street", e);
        }
    }

    private static IncidentType type(String recorded, List<String[]> kinds) {
        return kinds.stream()
                .filter(kind -> recorded.contains(kind[0]))
                .findFirst()
                .map(kind -> IncidentType.valueOf(kind[1]))
                .orElse(IncidentType.OTHER);
    }

    private static List<String[]> kinds() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedPairs.class.getResourceAsStream("recorded-kinds.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", 3)).toList();
        }
    }

    /** Each place moved on its own, by a normal distribution whose root mean square is so many metres. */
    RecordedPairs shifted(int metres, long seed) {
        Random random = new Random(seed);
        double each = metres / Math.sqrt(2);
        return new RecordedPairs(rows.stream()
                .map(row -> new Row(shifted(row.sighting(), metres, each, random), row.corner()))
                .toList());
    }

    private static Sighting shifted(Sighting sighting, int metres, double each, Random random) {
        Sighting.Spot spot = Objects.requireNonNull(sighting.spot());
        double north = random.nextGaussian(0, Math.max(each, Double.MIN_VALUE));
        double east = random.nextGaussian(0, Math.max(each, Double.MIN_VALUE));
        return new Sighting(
                sighting.type(),
                sighting.regionCode(),
                new Sighting.Spot(
                        spot.lat() + north / METRES_PER_DEGREE,
                        spot.lon() + east / (METRES_PER_DEGREE * Math.cos(Math.toRadians(spot.lat()))),
                        metres),
                sighting.at());
    }

    private static boolean atOnce(Row one, Row other) {
        return Duration.between(one.sighting().at(), other.sighting().at()).compareTo(TRUTH) <= 0;
    }

    /** All pairs within so much time. */
    List<Pair> within(Duration longest) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row one = rows.get(i);
            for (int j = i + 1; j < rows.size(); j++) {
                Row other = rows.get(j);
                if (Duration.between(one.sighting().at(), other.sighting().at()).compareTo(longest) > 0) {
                    break;
                }
                boolean same = one.corner().equals(other.corner()) && atOnce(one, other);
                pairs.add(new Pair(one.sighting(), other.sighting(), same));
            }
        }
        return pairs;
    }
}
