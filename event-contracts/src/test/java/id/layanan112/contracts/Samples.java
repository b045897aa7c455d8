package id.layanan112.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One golden sample of each event; of nobody who exists. */
final class Samples {
    private static final UUID CALL = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID INCIDENT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final UUID DISPATCH = UUID.fromString("01900000-0000-5000-8000-000000000003");
    private static final UUID TASK = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final UUID HANDOVER = UUID.fromString("01900000-0000-7000-8000-000000000005");
    private static final UUID LINE = UUID.fromString("01900000-0000-7000-8000-000000000006");
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09.123Z");
    private static final String BANDUNG = "32.73";
    private static final ProtectedBlocks BLOCKS = new ProtectedBlocks("AAECAw==", "BAUGBw==", "CAkKCw==");
    private static final Rung DAMKAR =
            new Rung(RungSource.OWN, "32.73-fire", "FIRE", "Damkar Kota Bandung", "(000) 555-0001");
    private static final DispatchEvent.Answering ANSWERING =
            new DispatchEvent.Answering("32.73-fire", "Damkar Kota Bandung");
    private static final List<String> UNITS = List.of("Damkar 3");
    private static final Rung HUMAN =
            new Rung(RungSource.SUPERVISOR, null, null, "Penyelia Pusat 112 Kota Bandung", null);

    private Samples() {}

    private static IncidentSnapshot incident(ProtectedBlocks blocks) {
        return new IncidentSnapshot(
                INCIDENT,
                2,
                BANDUNG,
                BANDUNG,
                List.of("32.04"),
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(Hazard.INJURED),
                Victims.ONE,
                Set.of("GAS"),
                Set.of(),
                true,
                AT,
                false,
                blocks,
                null);
    }

    static List<DomainEvent> all() {
        CallSnapshot call = new CallSnapshot(
                CALL,
                1,
                BANDUNG,
                BANDUNG,
                LocalDate.of(2026, 11, 23),
                CallClass.NORMAL,
                CallChannel.VOICE,
                AT,
                AT,
                AT,
                INCIDENT,
                IncidentType.FIRE,
                Priority.P1,
                false);
        IncidentSnapshot incident = incident(BLOCKS);
        DispatchSnapshot dispatch = new DispatchSnapshot(
                DISPATCH,
                INCIDENT,
                3,
                2,
                BANDUNG,
                BANDUNG,
                "FIRE",
                Lane.FIRE,
                DispatchRole.LEAD,
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                DispatchStatus.ACCEPTED,
                0,
                DAMKAR,
                AT,
                false,
                List.of(new Coming("32.04-fire", "Damkar Kabupaten Bandung", DispatchStatus.EN_ROUTE, false)),
                AT);
        return List.of(
                new CallEvent.CallReceived(call, AT),
                new CallEvent.CallAnswered(call, AT),
                new CallEvent.CallClassified(call, CallClass.GHOST, AT),
                new CallEvent.CallEnded(call, AT),
                new CallEvent.CallbackOpened(call, TASK, AT, AT),
                new CallEvent.CallbackSettled(call, TASK, "REACHED", AT),
                new CallEvent.SurgeStarted(BANDUNG, BANDUNG, 1, 120, 4, false, AT),
                new CallEvent.SurgeEnded(BANDUNG, BANDUNG, 1, false, AT),
                new IncidentEvent.IncidentOpened(incident, CALL, AT),
                new IncidentEvent.IncidentUpdated(incident, AT),
                new IncidentEvent.IncidentNarrated(
                        INCIDENT, 2, BANDUNG, false, "DA0ODw==", AT, LINE, incident(ProtectedBlocks.NONE)),
                new IncidentEvent.CallLinked(INCIDENT, 2, BANDUNG, false, CALL, AT),
                new IncidentEvent.CallUnlinked(INCIDENT, 2, BANDUNG, false, CALL, AT),
                new IncidentEvent.HandoverOffered(INCIDENT, 2, BANDUNG, false, HANDOVER, "32.04", AT),
                new IncidentEvent.HandoverSettled(incident, HANDOVER, HandoverOutcome.ACCEPTED, AT),
                new IncidentEvent.IncidentClosed(incident, Disposition.RESOLVED, AT),
                new IncidentEvent.IncidentReopened(incident, AT),
                new IncidentEvent.PersonalDataErased(INCIDENT, 2, BANDUNG, false, AT),
                new RouteEvent.RouteDecided(
                        INCIDENT,
                        2,
                        BANDUNG,
                        BANDUNG,
                        IncidentType.FIRE,
                        Priority.P1,
                        Sensitivity.NORMAL,
                        false,
                        List.of(new RouteEvent.PolicyVersion("national-default", "ID", 1)),
                        List.of(new RouteEvent.Assignment(
                                DISPATCH,
                                "FIRE",
                                DispatchRole.LEAD,
                                "national-default/fire",
                                "kebakaran",
                                List.of(DAMKAR, HUMAN),
                                "fire",
                                60L,
                                List.of(60L, 30L))),
                        List.of("GAS: no agency of its own in 32.73"),
                        null,
                        HUMAN,
                        AT,
                        List.of(new RouteEvent.ServiceSubstitution(
                                "MEDICAL",
                                List.of(new RouteEvent.PassedOver(
                                        "32.73-medical", "PSC 119 Kota Bandung", AgencyState.DIVERTING)),
                                false,
                                HUMAN)),
                        new RouteEvent.DecisionInputs(
                                Priority.P1,
                                Set.of(Hazard.INJURED),
                                Victims.ONE,
                                List.of("32.04"),
                                Set.of(),
                                Set.of(),
                                "14:05",
                                1)),
                new RouteEvent.PolicyActivated("national-default", "ID", 1, AT),
                new DispatchOrderEvent.DispatchOrdersDecided(
                        INCIDENT,
                        2,
                        Lane.FIRE,
                        BANDUNG,
                        BANDUNG,
                        IncidentType.FIRE,
                        Priority.P1,
                        Sensitivity.NORMAL,
                        Set.of(Hazard.INJURED),
                        Victims.ONE,
                        false,
                        AT,
                        AT,
                        List.of(new DispatchOrderEvent.DispatchOrder(
                                DISPATCH,
                                "FIRE",
                                DispatchRole.LEAD,
                                List.of(DAMKAR, HUMAN),
                                60,
                                BLOCKS,
                                List.of(60L, 30L)))),
                new DispatchOrderEvent.LineTold(
                        INCIDENT, 2, Lane.FIRE, BANDUNG, false, LINE, List.of(DISPATCH), "DA0ODw==", AT),
                new DispatchEvent.DispatchDelivered(dispatch, "WEBHOOK", 1, AT),
                new DispatchEvent.DispatchAcknowledged(
                        dispatch, AckStep.ACCEPTED, Actor.PERSON, true, null, null, AT, ANSWERING, UNITS),
                new DispatchEvent.AckDeadlineMissed(dispatch, AT, AT, "SMS"),
                new DispatchEvent.DispatchEscalated(dispatch, DAMKAR, HUMAN, "DEADLINE_MISSED", AT),
                new DispatchEvent.ResponderStatusChanged(
                        dispatch, AckStep.EN_ROUTE, true, AT, ANSWERING, Actor.PERSON, UNITS),
                new DispatchEvent.DispatchNoted(dispatch, ANSWERING, LINE, "EBESEw==", AT),
                new DispatchEvent.DispatchUnfulfilled(dispatch, HUMAN, "NO_AGENCY", AT),
                new DispatchEvent.DispatchClosed(dispatch, "DONE", AT),
                new AgencyEvent.AgencyRegistered(
                        "32.73-fire",
                        1,
                        "Damkar Kota Bandung",
                        "FIRE",
                        AgencyScope.REGION,
                        List.of(BANDUNG),
                        List.of("32.04"),
                        AgencyState.ACTIVE,
                        "(000) 555-0001",
                        List.of("WEBHOOK"),
                        true,
                        AT,
                        AT),
                new CentreEvent.CentreReported(
                        BANDUNG,
                        "Pusat 112 Kota Bandung",
                        List.of(BANDUNG),
                        CentreState.ACTIVE,
                        false,
                        AT,
                        List.of(new CentreEvent.PublishedCalls(LocalDate.of(2026, 11, 23), CallClass.NORMAL, 12)),
                        AT),
                new RegionCountsEvent.RegionCountsPublished(
                        BANDUNG,
                        LocalDate.of(2026, 11, 22),
                        1,
                        12,
                        Map.of(CallClass.NORMAL, 12L),
                        AT,
                        List.of(new RegionCountsEvent.DayCounts(
                                LocalDate.of(2026, 11, 22), 12, Map.of(CallClass.NORMAL, 12L), 1))));
    }
}
