package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.messaging.RequiredFields;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a centre may say: facts of its own, of kinds that count. */
final class ForeignFacts {
    private ForeignFacts() {}

    /** What one fact comes to. */
    sealed interface Read {
        record Good(Fact fact) implements Read {}

        /** @param code never a value of the fact */
        record Bad(String code) implements Read {}
    }

    static Read read(CallCentre centre, ForwardedFacts.ForwardedFact told) {
        if (told.id() == null || told.type() == null || told.value() == null) {
            return new Read.Bad("missing-field");
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
        return own(centre, event)
                ? new Read.Good(new Fact.OfEvent(told.id(), event))
                : new Read.Bad("not-of-this-centre");
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
            case IncidentEvent.OfHistory history -> ofRegion(centre, history.regionCode());
            case RouteEvent.RouteDecided decided -> centre.code().equals(decided.centreCode());
            case DispatchEvent order -> centre.code().equals(order.dispatch().centreCode());
            case RouteEvent.PolicyActivated other -> false;
            case DispatchOrderEvent other -> false;
            case AgencyEvent other -> false;
            case CentreEvent other -> false;
            case RegionCountsEvent other -> false;
        };
    }

    private static boolean ofRegion(CallCentre centre, @Nullable String region) {
        return region == null
                || RegionCode.parse(region).filter(centre.regions()::contains).isPresent();
    }
}
