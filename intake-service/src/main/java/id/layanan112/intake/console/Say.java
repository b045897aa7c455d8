package id.layanan112.intake.console;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.command.TypeNames;
import id.layanan112.intake.seat.Seat;
import id.layanan112.kit.web.Problem;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How templates say what is no word of a bundle.
 *
 * @param now of this drawing
 */
record Say(Language language, Instant now) {

    public String type(IncidentType type) {
        return TypeNames.of(type, language == Language.EN);
    }

    public String region(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find)
                .map(Region::name)
                .orElse("–");
    }

    public String text(Problem.Text text) {
        return language.say(text.id(), text.en());
    }

    public @Nullable String time(@Nullable Instant at, @Nullable String region) {
        return Clock.show(at, region, now);
    }

    /** Whose call it is already; null while it is nobody's. */
    public @Nullable Seat seatOf(UUID callId, List<Seat> seats) {
        return seats.stream()
                .filter(seat -> callId.equals(seat.callId()))
                .findFirst()
                .orElse(null);
    }

    public int whole(double number) {
        return (int) Math.round(number);
    }

    public String lang() {
        return language.code();
    }
}
