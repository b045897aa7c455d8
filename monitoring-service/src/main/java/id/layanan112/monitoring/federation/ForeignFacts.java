package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.messaging.RequiredFields;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Withdrawn;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a centre may say: facts of its own, of kinds that count. */
final class ForeignFacts {
    private static final Instant OLDEST = Instant.parse("2016-01-01T00:00:00Z");

    private ForeignFacts() {}

    /** What one fact comes to. */
    sealed interface Read {
        record Good(Fact fact) implements Read {}

        /** @param code never a value of the fact */
        record Bad(String code) implements Read {}
    }

    static Read read(CallCentre centre, ForwardedFacts.@Nullable ForwardedFact told, Instant now) {
        if (told == null
                || told.id() == null
                || told.type() == null
                || told.value() == null
                || told.value().isNull()) {
            return new Read.Bad("missing-field");
        }
        // PostgreSQL has no text that holds it.
        if (told.value().toString().contains("\\u0000")) {
            return new Read.Bad("malformed-value");
        }
        // Nobody can take another centre's id: each has ids of its own behind the ones it sends.
        UUID id = Ids.derived(told.id(), centre.code());
        if (told.type().equals(Withdrawn.TYPE)) {
            return withdrawal(centre, id, told.value());
        }
        DomainEvent event;
        try {
            Optional<DomainEvent> known = event(told.type(), told.value());
            if (known.isEmpty()) {
                return new Read.Bad("unknown-type");
            }
            event = known.get();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Read.Bad("malformed-value");
        }
        if (!RequiredFields.present(event)) {
            return new Read.Bad("missing-field");
        }
        if (!own(centre, event)) {
            return new Read.Bad("not-of-this-centre");
        }
        return plausible(event, now) ? new Read.Good(new Fact.OfEvent(id, event)) : new Read.Bad("implausible-value");
    }

    private static Read withdrawal(CallCentre centre, UUID id, JsonNode value) {
        try {
            Withdrawn withdrawn = EventJson.MAPPER.treeToValue(value, Withdrawn.class);
            boolean own = RequiredFields.present(withdrawn)
                    && centre.code().equals(withdrawn.centreCode())
                    && (withdrawn.call() == null
                            || centre.code().equals(withdrawn.call().centreCode()))
                    && withdrawn.orders().stream()
                            .allMatch(order -> centre.code().equals(order.centreCode()));
            return own ? new Read.Good(new Fact.OfWithdrawal(id, withdrawn)) : new Read.Bad("not-of-this-centre");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Read.Bad("malformed-value");
        }
    }

    /** Words that become part of a figure's name, and moments that a calendar has. */
    private static boolean plausible(DomainEvent event, Instant now) {
        String region = event.regionCode();
        boolean placed = region == null || RegionCode.parse(region).isPresent();
        boolean timed = event.at().isAfter(OLDEST) && event.at().isBefore(now.plus(Duration.ofDays(1)));
        return placed
                && timed
                && switch (event) {
                    case CallEvent.OfOneCall call ->
                        Math.abs(ChronoUnit.DAYS.between(
                                        call.call().localDay(),
                                        LocalDate.ofInstant(call.call().receivedAt(), ZoneOffset.UTC)))
                                <= 1;
                    case RouteEvent.RouteDecided decided ->
                        decided.substitutions() == null
                                || decided.substitutions().stream().allMatch(one -> AgencyKinds.isCode(one.kind()));
                    case DispatchEvent.DispatchEscalated escalated ->
                        AgencyKinds.isCode(escalated.dispatch().kind()) && AgencyKinds.isCode(escalated.reason());
                    case DispatchEvent order ->
                        AgencyKinds.isCode(order.dispatch().kind());
                    default -> true;
                };
    }

    private static Optional<DomainEvent> event(String type, JsonNode value) throws JsonProcessingException {
        var known = EventCatalogue.ofType(type);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(EventJson.MAPPER.treeToValue(value, known.get().record()));
    }

    private static boolean own(CallCentre centre, DomainEvent event) {
        return switch (event) {
            case CallEvent.OfOneCall call -> centre.code().equals(call.call().centreCode());
            case CallEvent.OfOneCentre surge -> centre.code().equals(surge.centreCode());
            case IncidentEvent.OfState incident ->
                centre.code().equals(incident.incidentState().centreCode());
            // It counts nothing, and its region may be a neighbour's.
            case IncidentEvent.OfHistory history -> true;
            case RouteEvent.RouteDecided decided -> centre.code().equals(decided.centreCode());
            case DispatchEvent order -> centre.code().equals(order.dispatch().centreCode());
            case RouteEvent.PolicyActivated other -> false;
            case DispatchOrderEvent other -> false;
            case AgencyEvent other -> false;
            case CentreEvent other -> false;
            case RegionCountsEvent other -> false;
        };
    }
}
