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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of an order.
 *
 * @param ackBy by the region's clock; null when nobody waits for an acceptance
 * @param geo a {@code geo:} URI, which the telephone opens with its own map: no place leaves for anybody's server
 * @param unsafe true when the caller must not be called back
 * @param steps that can be taken now, the likeliest first
 */
record LinkView(
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
        List<StepButton> steps) {

    static LinkView of(
            Dispatch dispatch,
            DispatchStatus status,
            String statusText,
            @Nullable String ackBy,
            OpenBlocks.Opened opened) {
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
                stepsFrom(status));
    }

    static List<StepButton> stepsFrom(DispatchStatus status) {
        return switch (status) {
            case ORDERED, DELIVERED, RECEIVED, READ ->
                List.of(StepButton.ACCEPTED, StepButton.PARTIAL, StepButton.DEFERRED, StepButton.DECLINED);
            case DEFERRED -> List.of(StepButton.ACCEPTED, StepButton.PARTIAL, StepButton.DECLINED);
            case ACCEPTED, PARTIAL -> List.of(StepButton.EN_ROUTE, StepButton.DECLINED);
            case EN_ROUTE -> List.of(StepButton.ON_SCENE);
            case ON_SCENE -> List.of(StepButton.DONE);
            case DONE, WITHDRAWN, ESCALATED, UNFULFILLED, DECLINED, OTHER -> List.of();
        };
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

    private static @Nullable String region(@Nullable String code) {
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
