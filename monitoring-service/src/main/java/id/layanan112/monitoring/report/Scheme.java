package id.layanan112.monitoring.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.IncidentType;
import id.layanan112.web.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * How incident types are put together for a report: each type in one class, the class {@code *} has all that no other
 * names, and what is kept secret, so that classes always add up.
 */
record Scheme(List<ReportClass> classes) {
    private static final String REST = "*";

    /** @param types names of incident types; {@code *} for the rest */
    record ReportClass(String code, String id, String en, Set<String> types) {
        String name(Language language) {
            return language.say(id, en);
        }
    }

    /** The seven classes of Permenkominfo 10/2016. */
    static Scheme builtIn() {
        try (InputStream file = Objects.requireNonNull(Scheme.class.getResourceAsStream("permenkominfo-10-2016.csv"))) {
            return read(new InputStreamReader(file, UTF_8), "permenkominfo-10-2016.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the file is not there or does not say where each type belongs */
    static Scheme read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        } catch (IOException e) {
            throw new IllegalStateException("layanan112.monitoring.monthly-scheme: " + file + " cannot be read", e);
        }
    }

    private static Scheme read(Reader reader, String name) throws IOException {
        List<ReportClass> classes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        for (CSVRecord record : format.parse(reader)) {
            Set<String> types = Set.of(record.get("types").split(" "));
            for (String type : types) {
                if (!seen.add(type) || !type.equals(REST) && !known(type)) {
                    throw new IllegalStateException(
                            name + " line " + (record.getRecordNumber() + 1) + ": " + type + " is unknown or doubled");
                }
            }
            classes.add(new ReportClass(record.get("code"), record.get("id"), record.get("en"), types));
        }
        if (!seen.contains(REST)) {
            throw new IllegalStateException(name + ": one class has to have * for all types that no other names");
        }
        return new Scheme(List.copyOf(classes));
    }

    private static boolean known(String type) {
        for (IncidentType one : IncidentType.values()) {
            if (one.name().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Incidents by class, in the scheme's order; their sum is that of the types. */
    Map<ReportClass, Long> count(Map<String, Long> byType) {
        Map<ReportClass, Long> counts = new LinkedHashMap<>();
        classes.forEach(one -> counts.put(one, 0L));
        byType.forEach((type, n) -> counts.merge(of(type), n, Long::sum));
        return counts;
    }

    private ReportClass of(String type) {
        return classes.stream()
                .filter(one -> one.types().contains(type))
                .findFirst()
                .orElseGet(() -> classes.stream()
                        .filter(one -> one.types().contains(REST))
                        .findFirst()
                        .orElseThrow());
    }
}
