package id.layanan112.gateway.link;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.web.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an officer sees of an order that was opened.
 *
 * @param ackBy by the region's clock; null when nobody waits for an acceptance
 * @param geo a {@code geo:} URI, which the telephone opens with its own map: no place leaves for anybody's server
 * @param unsafe true when the caller must not be called back
 * @param lines what was told after the narrative, oldest first
 * @param steps that can be taken now, the likeliest first
 */
public record LinkView(
        Ordered order,
        String statusText,
        @Nullable String ackBy,
        @Nullable String place,
        @Nullable String region,
        @Nullable String geo,
        @Nullable String callerName,
        @Nullable String callerNumber,
        boolean unsafe,
        @Nullable String narrative,
        List<ToldLine> lines,
        List<StepButton> steps) {

    /** A line that was told later. @param text null where it cannot be opened any more */
    public record ToldLine(String at, @Nullable String text) {
        @Override
        public String toString() {
            return "ToldLine[...]";
        }
    }

    public static LinkView of(
            Dispatch dispatch,
            DispatchStatus status,
            String statusText,
            @Nullable String ackBy,
            OpenBlocks.Opened opened,
            Instant now) {
        Ordered order = dispatch.order();
        return new LinkView(
                order,
                statusText,
                ackBy,
                opened.address(),
                region(order.regionCode()),
                geo(opened.scene()),
                text(opened.caller(), "name"),
                text(opened.caller(), "number"),
                opened.caller() != null
                        && opened.caller().path("safeToCallBack").isBoolean()
                        && !opened.caller().path("safeToCallBack").asBoolean(),
                text(opened.narrative(), "text"),
                opened.lines().stream()
                        .map(line -> new ToldLine(
                                String.valueOf(Clock.show(line.at(), order.regionCode(), now)), line.text()))
                        .toList(),
                StepButton.from(status));
    }

    @Override
    public String toString() {
        return "LinkView[...]";
    }

    public boolean restricted() {
        return order.sensitivity() == Sensitivity.RESTRICTED;
    }

    public List<DeclineReason> reasons() {
        return List.of(DeclineReason.values());
    }

    public List<Integer> minutes() {
        return List.of(15, 30, 60);
    }

    /** As it is called; null when it is not known. */
    public static @Nullable String region(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find)
                .map(Region::name)
                .orElse(null);
    }

    private static @Nullable String geo(@Nullable JsonNode scene) {
        return scene != null
                        && scene.path("lat").isNumber()
                        && scene.path("lon").isNumber()
                ? "geo:" + scene.path("lat").asText() + "," + scene.path("lon").asText()
                : null;
    }

    private static @Nullable String text(@Nullable JsonNode block, String field) {
        return block == null ? null : block.path(field).asText(null);
    }
}
