package id.layanan112.intake.console;

import id.layanan112.contracts.Sensitivity;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of people goes on paper, which nobody gets back: the rule by role. */
enum Redaction {
    /** A supervisor's. */
    NONE,
    /** Without who called: place and narrative are what is needed on the way. */
    CALLER,
    /** An auditor's: what happened when, and nobody in it. */
    PEOPLE;

    static Redaction of(Access access, Sensitivity sensitivity) {
        if (access.hasRole(Roles.SUPERVISOR)) {
            return NONE;
        }
        boolean works = access.hasRole(Roles.DISPATCHER) || access.hasRole(Roles.CALL_TAKER);
        return works && sensitivity != Sensitivity.RESTRICTED ? CALLER : PEOPLE;
    }

    IncidentsInFocus.People of(IncidentsInFocus.People people) {
        return switch (this) {
            case NONE -> people;
            case CALLER ->
                new IncidentsInFocus.People(
                        people.calls().stream()
                                .map(one -> new IncidentsInFocus.Told(
                                        one.callId(), anonymous(one.caller()), one.place(), one.narrative()))
                                .toList(),
                        people.place(),
                        people.lines(),
                        people.guide());
            case PEOPLE -> new IncidentsInFocus.People(List.of(), null, List.of(), people.guide());
        };
    }

    /** What an agency needs to know of somebody whom it does not know. */
    private static CallDetails.@Nullable Caller anonymous(CallDetails.@Nullable Caller caller) {
        return caller == null
                ? null
                : new CallDetails.Caller(
                        null, null, caller.safeToCallBack(), caller.language(), caller.communication());
    }
}
