package id.layanan112.monitoring.federation;

import com.fasterxml.uuid.Generators;
import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is right in a report. Every mistake is told at once, with its line; one mistake, and nothing is taken, for a day of
 * which some calls are missing looks like a quiet day.
 */
final class ReportRules {
    static final int MOST_CALLS = 10_000;

    private static final int MOST_MISTAKES = 100;
    private static final double LONGEST_SECONDS = 30 * 86_400;
    private static final UUID CENTRES = UUID.fromString("2f5c3c86-91f5-5b4e-8a58-112112112112");
    private static final List<DateTimeFormatter> LOCAL = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            pattern("d/M/uuuu H[.mm[.ss]]"),
            pattern("d/M/uuuu H[:mm[:ss]]"),
            pattern("uuuu-MM-dd H[:mm[:ss]]"));

    private final CallCentre centre;
    private final LocalDate day;
    private final Instant now;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> refs = new HashSet<>();
    private long inAll;

    private ReportRules(CallCentre centre, LocalDate day, Instant now) {
        this.centre = centre;
        this.day = day;
        this.now = now;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The id of a call of a system that has no ids like ours: the same reference is always the same call. */
    static UUID callId(String centre, LocalDate day, String ref) {
        return Generators.nameBasedGenerator(CENTRES).generate(centre + "/" + day + "/" + ref);
    }

    /** @param firstLine the number of the first call, as a person counts it */
    static Checked check(CallCentre centre, LocalDate day, DayReport report, long firstLine, Instant now) {
        ReportRules rules = new ReportRules(centre, day, now);
        List<@Nullable Line> lines = report.calls() == null ? List.of() : report.calls();
        rules.whole(report, lines);
        List<ReportedCall> calls = new ArrayList<>();
        for (int i = 0; i < lines.size() && i < MOST_CALLS; i++) {
            Line line = lines.get(i);
            if (line == null) {
                rules.wrong(firstLine + i, "", "missing", "Panggilan ini kosong.", "This call is empty.");
                continue;
            }
            ReportedCall call = rules.line(firstLine + i, line);
            if (call != null) {
                calls.add(call);
            }
        }
        if (rules.inAll == 0) {
            rules.totals(report, calls);
        }
        return rules.inAll == 0 ? new Checked.Good(calls) : new Checked.Bad(rules.mistakes, rules.inAll);
    }

    private void whole(DayReport report, List<@Nullable Line> lines) {
        if (report.revision() == null || report.revision() < 1) {
            wrong(0, "revision", "invalid-revision", "Tulis 1 untuk laporan pertama.", "Write 1 for the first report.");
        }
        if (report.total() == null) {
            wrong(
                    0,
                    "total",
                    "missing",
                    "Tulis jumlah panggilan menurut sistem Anda.",
                    "Write how many calls your system counts.");
        }
        if (report.calls() == null) {
            wrong(0, "calls", "missing", "Daftar panggilan tidak ada.", "The list of calls is missing.");
        }
        if (lines.size() > MOST_CALLS) {
            wrong(
                    0,
                    "calls",
                    "too-many",
                    "Paling banyak " + MOST_CALLS + " panggilan.",
                    "At most " + MOST_CALLS + " calls.");
        }
        if (!day.isBefore(LocalDate.ofInstant(now, centre.zone()))) {
            wrong(0, "day", "day-not-over", "Hari ini belum berakhir.", "This day is not over yet.");
        }
    }

    private void totals(DayReport report, List<ReportedCall> calls) {
        if (report.total() != null && report.total() != calls.size()) {
            wrong(
                    0,
                    "total",
                    "does-not-close",
                    "Jumlah " + report.total() + ", tetapi ada " + calls.size() + " panggilan.",
                    "The total is " + report.total() + ", but there are " + calls.size() + " calls.");
        }
        if (report.byClass() == null) {
            return;
        }
        Map<CallClass, Long> counted = calls.stream()
                .collect(Collectors.groupingBy(
                        ReportedCall::callClass, () -> new EnumMap<>(CallClass.class), Collectors.counting()));
        for (CallClass one : CallClass.values()) {
            Long told = report.byClass().get(one);
            long said = told == null ? 0 : told;
            long is = counted.getOrDefault(one, 0L);
            if (said != is) {
                wrong(
                        0,
                        "byClass." + one,
                        "does-not-close",
                        one + " dinyatakan " + said + ", tetapi ada " + is + ".",
                        one + " is said to be " + said + ", but there are " + is + ".");
            }
        }
    }

    private @Nullable ReportedCall line(long number, Line line) {
        long before = inAll;
        String ref = ref(number, said(line.ref()));
        RegionCode region = region(number, said(line.regionCode()));
        CallClass callClass = word(number, "callClass", said(line.callClass()), CallClass.values(), null);
        CallChannel channel = word(number, "channel", said(line.channel()), CallChannel.values(), CallChannel.VOICE);
        Instant receivedAt = received(number, said(line.receivedAt()), region);
        IncidentType type = said(line.incidentType()).isEmpty()
                ? null
                : word(number, "incidentType", said(line.incidentType()), IncidentType.values(), null);
        Priority priority = type == null
                ? null
                : word(
                        number,
                        "priority",
                        said(line.priority()),
                        Priority.values(),
                        IncidentDefaults.of(type).priority());
        String kind = kind(number, said(line.agencyKind()), type);
        Double answer = seconds(number, "answerSeconds", said(line.answerSeconds()));
        Double handling = seconds(number, "handlingSeconds", said(line.handlingSeconds()));
        Double dispatch = seconds(number, "dispatchSeconds", said(line.dispatchSeconds()));
        Double acknowledge = seconds(number, "acknowledgeSeconds", said(line.acknowledgeSeconds()));
        Double turnout = seconds(number, "turnoutSeconds", said(line.turnoutSeconds()));
        Double travel = seconds(number, "travelSeconds", said(line.travelSeconds()));
        needs(number, "handlingSeconds", handling, "answerSeconds", answer);
        needs(number, "dispatchSeconds", dispatch, "agencyKind", kind);
        needs(number, "acknowledgeSeconds", acknowledge, "dispatchSeconds", dispatch);
        needs(number, "turnoutSeconds", turnout, "acknowledgeSeconds", acknowledge);
        needs(number, "travelSeconds", travel, "turnoutSeconds", turnout);
        boolean restricted = restricted(number, said(line.restricted()), type);
        if (inAll > before
                || ref == null
                || region == null
                || callClass == null
                || channel == null
                || receivedAt == null) {
            return null;
        }
        return new ReportedCall(
                callId(centre.code(), day, ref),
                region.value(),
                callClass,
                channel,
                receivedAt,
                answer,
                handling,
                type,
                priority,
                restricted,
                kind,
                dispatch,
                acknowledge,
                turnout,
                travel);
    }

    private @Nullable String ref(long number, String ref) {
        if (ref.isEmpty() || ref.length() > 64) {
            wrong(
                    number,
                    "ref",
                    "missing",
                    "Setiap panggilan perlu nomor sendiri, paling panjang 64 huruf.",
                    "Each call needs a number of its own, 64 letters at most.");
            return null;
        }
        if (!refs.add(ref)) {
            wrong(
                    number,
                    "ref",
                    "doubled",
                    "Nomor ini sudah ada di baris lain.",
                    "This number stands in another line already.");
            return null;
        }
        return ref;
    }

    private @Nullable RegionCode region(long number, String text) {
        RegionCode code = text.isEmpty() ? null : RegionCode.parse(text).orElse(null);
        if (code == null || Regions.find(code).isEmpty()) {
            String successor = code == null
                    ? ""
                    : Regions.successorOf(code).map(RegionCode::value).orElse("");
            wrong(
                    number,
                    "regionCode",
                    successor.isEmpty() ? "unknown-region" : "abolished-region",
                    successor.isEmpty()
                            ? "Tulis kode Kemendagri PP.KK, misalnya "
                                    + centre.regions().getFirst() + "."
                            : "Kode ini sudah diganti: " + successor + ".",
                    successor.isEmpty()
                            ? "Write a Kemendagri code PP.KK, as "
                                    + centre.regions().getFirst() + "."
                            : "This code was replaced: " + successor + ".");
            return null;
        }
        if (!centre.regions().contains(code)) {
            wrong(
                    number,
                    "regionCode",
                    "other-region",
                    "Wilayah ini bukan wilayah pusat Anda.",
                    "This region is not one of your centre's.");
            return null;
        }
        return code;
    }

    private @Nullable Instant received(long number, String text, @Nullable RegionCode region) {
        ZoneId zone = region == null ? centre.zone() : Regions.zoneOf(region);
        Instant at = text.isEmpty() ? null : moment(text, zone);
        if (at == null) {
            wrong(
                    number,
                    "receivedAt",
                    "invalid-time",
                    "Tulis seperti " + day + "T08:15:30+07:00 atau 27/11/2026 08.15.30.",
                    "Write it as " + day + "T08:15:30+07:00 or 27/11/2026 08.15.30.");
            return null;
        }
        if (!LocalDate.ofInstant(at, zone).equals(day)) {
            wrong(number, "receivedAt", "other-day", "Bukan pada hari " + day + ".", "Not on the day " + day + ".");
            return null;
        }
        return at;
    }

    private static @Nullable Instant moment(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            // Without an offset it is the region's own time.
        }
        for (DateTimeFormatter format : LOCAL) {
            try {
                return LocalDateTime.parse(text, format).atZone(zone).toInstant();
            } catch (DateTimeParseException e) {
                // Perhaps another form.
            }
        }
        return null;
    }

    private @Nullable String kind(long number, String text, @Nullable IncidentType type) {
        if (text.isEmpty()) {
            return null;
        }
        String kind = text.toUpperCase(Locale.ROOT);
        if (!AgencyKinds.isCode(kind)) {
            wrong(
                    number,
                    "agencyKind",
                    "invalid-kind",
                    "Tulis seperti FIRE atau MEDICAL.",
                    "Write it as FIRE or MEDICAL.");
            return null;
        }
        if (type == null) {
            wrong(
                    number,
                    "agencyKind",
                    "needs-another",
                    "Instansi hanya untuk kejadian: tulis juga incidentType.",
                    "An agency is for an incident: write incidentType too.");
        }
        return kind;
    }

    private boolean restricted(long number, String text, @Nullable IncidentType type) {
        boolean said = !text.isEmpty() && List.of("true", "ya", "yes", "1").contains(text.toLowerCase(Locale.ROOT));
        boolean unsaid = text.isEmpty() || List.of("false", "tidak", "no", "0").contains(text.toLowerCase(Locale.ROOT));
        if (!said && !unsaid) {
            wrong(number, "restricted", "invalid-word", "Tulis true atau false.", "Write true or false.");
        }
        return said || (type != null && IncidentDefaults.of(type).sensitivity() == Sensitivity.RESTRICTED);
    }

    private @Nullable Double seconds(long number, String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(text.replace(',', '.'));
            if (seconds >= 0 && seconds <= LONGEST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        wrong(
                number,
                column,
                "invalid-seconds",
                "Tulis detik sebagai angka, misalnya 12,5; kosongkan bila tidak diukur.",
                "Write seconds as a number, as 12.5; leave it empty when it was not measured.");
        return null;
    }

    private void needs(long number, String column, @Nullable Object value, String other, @Nullable Object otherValue) {
        if (value != null && otherValue == null) {
            wrong(number, column, "needs-another", "Perlu " + other + " juga.", "It needs " + other + " too.");
        }
    }

    private <E extends Enum<E>> @Nullable E word(
            long number, String column, String text, E[] all, @Nullable E missing) {
        if (text.isEmpty()) {
            if (missing == null) {
                wrong(number, column, "missing", "Wajib diisi: " + words(all), "It has to be there: " + words(all));
            }
            return missing;
        }
        String word = text.toUpperCase(Locale.ROOT);
        for (E one : all) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        wrong(number, column, "unknown-word", "Salah satu dari: " + words(all), "One of: " + words(all));
        return null;
    }

    private static String words(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(Collectors.joining(" "));
    }

    /** What is missing says nothing, like what is blank. */
    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private void wrong(long line, String column, String code, String id, String en) {
        inAll++;
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Mistake(line, column, code, id, en));
        }
    }
}
