package id.layanan112.gateway.delivery;

import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.link.OrderLinks;
import id.layanan112.gateway.link.OrderWords;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a channel that others can read: type, priority, place and a link, short enough to be read aloud. Never
 * the caller or the narrative; of a restricted incident not the place.
 */
@ApplicationScoped
class ShortTexts {
    private static final int PLACE_CHARS = 70;

    private final OpenBlocks blocks;
    private final OrderLinks links;

    ShortTexts(OpenBlocks blocks, OrderLinks links) {
        this.blocks = blocks;
        this.links = links;
    }

    /**
     * @param line one line, without the link
     * @param link null where there is nothing to open, or no links can be made
     */
    record ShortText(String line, @Nullable String link) {
        @Override
        public String toString() {
            return "ShortText[...]";
        }
    }

    /** In Indonesian; the page behind the link has English too. */
    ShortText of(Delivery delivery) {
        OrderWords words = MessageBundles.get(OrderWords.class, Localized.Literal.of("id"));
        Ordered order = delivery.dispatch().order();
        String type = words.typeOf(order.incidentType()).toUpperCase(Locale.ROOT);
        String priority = order.priority().name();
        String heading = order.exercise() ? words.exercise() + " " : "";
        return switch (delivery.claimed().type()) {
            case ORDERED ->
                new ShortText(words.shortOrder(heading, type, priority, place(delivery, words)), link(delivery));
            case TOLD_MORE -> new ShortText(words.shortToldMore(heading, type, priority), link(delivery));
            case WITHDRAWN -> new ShortText(words.shortWithdrawn(type, priority), null);
            case PASSED_ON -> new ShortText(words.shortPassedOn(type, priority), null);
            case ALSO_COMING -> new ShortText(words.shortAlsoComing(type, priority), null);
        };
    }

    private @Nullable String link(Delivery delivery) {
        return links.to(
                        delivery.claimed().deliveryId(),
                        delivery.claimed().line().position(),
                        delivery.dispatch().order().expiresAt())
                .orElse(null);
    }

    private String place(Delivery delivery, OrderWords words) {
        Ordered order = delivery.dispatch().order();
        Optional<String> region = Optional.ofNullable(order.regionCode())
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find)
                .map(Region::name);
        if (order.sensitivity() == Sensitivity.RESTRICTED) {
            return "";
        }
        Optional<String> address = Optional.ofNullable(
                        blocks.of(delivery.dispatch(), delivery.claimed().agencyId(), List.of())
                                .address())
                .map(ShortTexts::oneLine);
        String place = Stream.of(address, region).flatMap(Optional::stream).collect(Collectors.joining(", "));
        return (place.isEmpty() ? words.noPlace() : place) + ".";
    }

    /** What was typed goes into one line of a message: no line breaks, nothing that turns its direction, not too much. */
    private static String oneLine(String typed) {
        String line = typed.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= PLACE_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, PLACE_CHARS)) + "…";
    }
}
