package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.region.Places;
import id.layanan112.intake.silent.SilentProcedure;
import id.layanan112.intake.silent.SilentResult;
import id.layanan112.intake.silent.SilentStep;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call, and an incident where help is asked for, of what was typed. A call taker can always save: nothing is
 * needed, what is odd is kept and flagged, and only what cannot be understood at all is refused.
 */
final class AdmitCall {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private AdmitCall() {}

    /**
     * @param number of the caller, if there is one
     * @param where what the boundaries say of the typed place
     * @param procedures for silent calls, by region, which may be unknown
     * @param centres that there are
     */
    static Admission admit(
            NewCall typed,
            Desk desk,
            UUID callId,
            UUID incidentId,
            Instant now,
            CallerNumbers.@Nullable Known number,
            Places.Place where,
            SilentProcedures procedures,
            CallCentres centres) {
        List<Problem.FieldError> errors = TypedText.errors(typed);
        Optional<RegionCode> region = Optional.empty();
        String typedRegion = typed.regionCode();
        if (typedRegion != null) {
            region = RegionCode.parse(typedRegion)
                    .filter(code -> Regions.find(code).isPresent());
            if (region.isEmpty()) {
                errors.add(RegionErrors.unknown("regionCode", typedRegion));
            }
        }
        Optional<CallCentre> centre = desk.centre();
        if (centre.isEmpty() && region.isPresent()) {
            centre = centres.ofRegion(region.get());
            if (centre.isEmpty()) {
                errors.add(noCentre());
            }
        } else if (centre.isEmpty() && errors.isEmpty()) {
            errors.add(regionNeeded());
        } else if (region.isPresent()) {
            centre = desk.serving(region.get());
        }
        if (typed.channel() == CallChannel.PROBE && !Boolean.TRUE.equals(typed.exercise())) {
            errors.add(error(
                    "exercise",
                    "probe-is-exercise",
                    "Panggilan uji selalu latihan: kirim exercise true.",
                    "A probe's call is always an exercise: send exercise true."));
        }
        if (!errors.isEmpty()) {
            return new Admission.Refused(errors);
        }
        if (centre.isEmpty()) {
            return new Admission.OtherCentre();
        }
        Optional<RegionCode> known = region.isPresent() ? region : regionOf(where, centre.get());
        SilentProcedure procedure = procedures.of(known.map(RegionCode::value).orElse(null));
        return admitted(typed, centre.get(), known, where, callId, incidentId, now, classNow(typed, number, procedure));
    }

    /** The procedure for silent calls of a region, which may be unknown. */
    interface SilentProcedures {
        SilentProcedure of(@Nullable String region);
    }

    /** A silent call without its whole procedure stays open. */
    private static @Nullable CallClass classNow(
            NewCall typed, CallerNumbers.@Nullable Known number, SilentProcedure procedure) {
        if (typed.callClass() != CallClass.GHOST) {
            return typed.callClass();
        }
        SilentProcedure.Facts facts = new SilentProcedure.Facts(number != null, number != null && number.unsafe());
        Map<SilentStep, SilentResult> steps = typed.silentSteps() == null ? Map.of() : typed.silentSteps();
        return procedure.judge(facts, steps) instanceof SilentProcedure.Verdict.MayBeGhost ? CallClass.GHOST : null;
    }

    private static Admission admitted(
            NewCall typed,
            CallCentre centre,
            Optional<RegionCode> region,
            Places.Place where,
            UUID callId,
            UUID incidentId,
            Instant now,
            @Nullable CallClass callClass) {
        List<String> flags = TypedText.flags(typed);
        if (callClass != typed.callClass()) {
            flags.add("class");
        }
        boolean paper = typed.entry() == NewCall.Entry.PAPER;
        if (paper && typed.receivedAt() == null) {
            flags.add("receivedAt");
        }
        Instant answeredAt = paper ? typed.answeredAt() : null;
        Instant endedAt = paper ? typed.endedAt() : null;
        Instant receivedAt = typed.receivedAt() == null ? now : typed.receivedAt();
        if (receivedAt.isAfter(now.plus(CLOCK_SKEW))) {
            flags.add("receivedAt");
            receivedAt = now;
        }
        boolean exercise = Boolean.TRUE.equals(typed.exercise());
        String regionCode = region.map(RegionCode::value).orElse(null);
        Incident incident = asksForHelp(typed)
                ? incident(typed, centre.code(), regionCode, where, incidentId, exercise, channel(typed), now)
                : null;
        Call call = new Call(
                callId,
                1,
                centre.code(),
                regionCode,
                LocalDate.ofInstant(receivedAt, zone(centre, region)),
                callClass,
                channel(typed),
                receivedAt,
                answeredAt,
                endedAt,
                incident == null ? null : incident.incidentId(),
                exercise,
                List.copyOf(flags));
        return new Admission.Admitted(call, incident, TypedText.details(typed, now));
    }

    private static CallChannel channel(NewCall typed) {
        if (typed.entry() == NewCall.Entry.PAPER) {
            return CallChannel.PAPER;
        }
        return typed.channel() == null ? CallChannel.VOICE : typed.channel();
    }

    /** A call for help is one that was called so, or whose incident has a type before its class is known. */
    private static boolean asksForHelp(NewCall typed) {
        return typed.callClass() == CallClass.NORMAL || (typed.callClass() == null && typed.incidentType() != null);
    }

    static Incident incident(
            NewCall typed,
            String centreCode,
            @Nullable String regionCode,
            Places.Place where,
            UUID incidentId,
            boolean exercise,
            CallChannel channel,
            Instant now) {
        IncidentType type = typed.incidentType() == null ? IncidentType.OTHER : typed.incidentType();
        IncidentDefaults defaults = IncidentDefaults.of(type);
        return new Incident(
                incidentId,
                1,
                centreCode,
                regionCode,
                where.besides(regionCode),
                type,
                typed.priority() == null ? defaults.priority() : typed.priority(),
                defaults.sensitivity(),
                typed.hazards() == null ? Set.of() : Set.copyOf(typed.hazards()),
                typed.victims() == null ? Victims.UNKNOWN : typed.victims(),
                Set.of(),
                TypedText.kindsTold(typed),
                true,
                now,
                exercise,
                channel == CallChannel.PROBE);
    }

    /** Where it is, as far as this centre serves it; the only region of a centre stands for everything else. */
    static Optional<RegionCode> regionOf(Places.Place where, CallCentre centre) {
        return Optional.ofNullable(where.regionCode())
                .flatMap(RegionCode::parse)
                .filter(centre.regions()::contains)
                .or(centre::onlyRegion);
    }

    private static ZoneId zone(CallCentre centre, Optional<RegionCode> region) {
        return region.map(Regions::zoneOf).orElseGet(centre::zone);
    }

    private static Problem.FieldError noCentre() {
        return error(
                "regionCode",
                "no-centre",
                "Wilayah ini belum memiliki pusat panggilan 112.",
                "This region has no 112 centre yet.");
    }

    private static Problem.FieldError regionNeeded() {
        return error(
                "regionCode",
                "region-needed",
                "Tanpa pusat panggilan pada token, kode wilayah harus diisi.",
                "A token without a centre needs a region code.");
    }

    private static Problem.FieldError error(String field, String code, String id, String en) {
        return new Problem.FieldError(field, code, new Problem.Text(id, en));
    }
}
