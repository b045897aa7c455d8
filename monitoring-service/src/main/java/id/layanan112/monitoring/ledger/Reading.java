package id.layanan112.monitoring.ledger;

import com.fasterxml.uuid.Generators;
import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What each event means for the figures. */
public final class Reading {
    private static final UUID SURGES = UUID.fromString("6f0d2c1e-7d53-5a44-9f3b-112112112112");

    private Reading() {}

    public static Told of(DomainEvent event) {
        return switch (event) {
            case CallEvent.OfOneCall call -> Told.of(KnownCall.of(call.call()));
            case CallEvent.SurgeStarted surge ->
                Told.of(new KnownSurge(
                        surgeId(surge),
                        new Place(surge.centreCode(), surge.regionCode()),
                        surge.exercise(),
                        Micros.of(surge.at()),
                        null,
                        surge.callsPerMinute(),
                        surge.usualPerMinute()));
            case CallEvent.SurgeEnded surge ->
                Told.of(new KnownSurge(
                        surgeId(surge),
                        new Place(surge.centreCode(), surge.regionCode()),
                        surge.exercise(),
                        null,
                        Micros.of(surge.at()),
                        0,
                        0));
            case IncidentEvent.OfState incident -> Told.of(KnownIncident.of(incident.incidentState()));
            case IncidentEvent.OfHistory history -> Told.NOTHING;
            case RouteEvent.RouteDecided decided ->
                Told.of(KnownIncident.decided(decided.incidentId(), Decided.of(decided)));
            case RouteEvent.PolicyActivated policy -> Told.NOTHING;
            case DispatchEvent order -> order(order);
            case DispatchOrderEvent other -> Told.NOTHING;
            case AgencyEvent other -> Told.NOTHING;
            case CentreEvent other -> Told.NOTHING;
            case RegionCountsEvent other -> Told.NOTHING;
        };
    }

    private static Told order(DispatchEvent event) {
        DispatchSnapshot order = event.dispatch();
        KnownOrder known = KnownOrder.of(order);
        return switch (event) {
            case DispatchEvent.DispatchDelivered delivered ->
                Told.of(known, KnownIncident.delivered(order.incidentId(), delivered.at()));
            case DispatchEvent.DispatchAcknowledged acknowledged ->
                Told.of(
                        acknowledged.effective() && accepts(acknowledged.step())
                                ? known.acceptedAt(acknowledged.at())
                                : known);
            case DispatchEvent.ResponderStatusChanged status ->
                status.effective() ? road(known, status.status(), status.at()) : Told.of(known);
            case DispatchEvent.DispatchEscalated escalated ->
                new Told(
                        List.of(known),
                        List.of(new Moment(
                                known.place(), known.exercise(), known.kind(), escalated.reason(), escalated.at())));
            case DispatchEvent.AckDeadlineMissed missed -> Told.of(known);
            case DispatchEvent.DispatchUnfulfilled unfulfilled -> Told.of(known);
            case DispatchEvent.DispatchNoted noted -> Told.of(known);
            case DispatchEvent.DispatchClosed closed -> Told.of(known);
        };
    }

    private static boolean accepts(AckStep step) {
        return step == AckStep.ACCEPTED || step == AckStep.PARTIAL;
    }

    private static Told road(KnownOrder known, AckStep step, Instant at) {
        return switch (step) {
            case EN_ROUTE -> Told.of(known.enRouteAt(at));
            case ON_SCENE -> Told.of(known.onSceneAt(at), KnownIncident.arrived(known.incident(), at));
            case RECEIVED, READ, ACCEPTED, PARTIAL, DECLINED, DEFERRED, DONE, OTHER -> Told.of(known);
        };
    }

    private static UUID surgeId(CallEvent.OfOneCentre surge) {
        return Generators.nameBasedGenerator(SURGES)
                .generate(surge.centreCode() + "/" + surge.regionCode() + "/" + surge.surge());
    }
}
