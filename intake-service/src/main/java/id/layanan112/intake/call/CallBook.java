package id.layanan112.intake.call;

import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.ToldByPhone;
import id.layanan112.intake.region.Places;
import id.layanan112.intake.silent.SilentCalls;
import id.layanan112.intake.silent.SilentResult;
import id.layanan112.intake.silent.SilentStep;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.GroupCommit;
import id.layanan112.regions.CurrentCentres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves calls. Idempotency row, call, incident, protected details, audit row and outbox rows are one transaction, which
 * calls that come at the same time share: when this returns, the call is durable and will be published; when it throws,
 * nothing of it is there, or the same key finds it.
 */
@ApplicationScoped
class CallBook {
    private static final int WRITERS = 2;
    private static final int TOGETHER = 64;
    /** Some seconds of work: fifty calls a second is what the whole nation types. */
    private static final int WAITING = 4096;

    private final Calls calls;
    private final Incidents incidents;
    private final DetailsVault vault;
    private final Audit audit;
    private final Idempotency idempotency;
    private final CallerNumbers numbers;
    private final SilentCalls silent;
    private final Places places;
    private final CurrentCentres centres;
    private final Watchers watchers;
    private final ToldByPhone told;
    private final Outbox outbox;
    private final InstantSource clock;
    private final GroupCommit<ToSave, Saving> writers;

    CallBook(
            Calls calls,
            Incidents incidents,
            DetailsVault vault,
            Audit audit,
            Idempotency idempotency,
            CallerNumbers numbers,
            SilentCalls silent,
            Places places,
            CurrentCentres centres,
            Watchers watchers,
            ToldByPhone told,
            Outbox outbox,
            InstantSource clock) {
        this.calls = calls;
        this.incidents = incidents;
        this.vault = vault;
        this.audit = audit;
        this.idempotency = idempotency;
        this.numbers = numbers;
        this.silent = silent;
        this.places = places;
        this.centres = centres;
        this.watchers = watchers;
        this.told = told;
        this.outbox = outbox;
        this.clock = clock;
        this.writers = new GroupCommit<>("call", WRITERS, TOGETHER, WAITING, this::write);
    }

    /** What became of a request to save. */
    sealed interface Saving {
        record Saved(Call call, @Nullable Incident incident, boolean repeat) implements Saving {}

        record KeyReused() implements Saving {}

        record NotAdmitted(Admission why) implements Saving {}
    }

    /** A call whose details are closed and whose events are made: what is left is to write it. */
    private record ToSave(
            Idempotency.Request request,
            Calls.Saved saved,
            @Nullable Incident incident,
            DetailsVault.Sealed details,
            CallerNumbers.@Nullable Known number,
            Map<SilentStep, SilentResult> silentSteps,
            Set<String> kindsTold,
            Audit.Deed deed,
            List<DomainEvent> events) {

        CallWatcher.Turn turn() {
            Call call = saved.call();
            boolean isSilent = call.callClass() == null
                    && (!silentSteps.isEmpty() || call.flags().contains("class"));
            return new CallWatcher.Turn(null, call.snapshot(incident), number, isSilent, false, saved.by());
        }
    }

    /** Completes when what became of it is durable; never blocks the caller. */
    CompletionStage<Saving> save(Desk desk, String key, byte[] body, NewCall typed) {
        return switch (considered(desk, key, body, typed)) {
            case Considered.Wanted(ToSave wanted) -> writers.submit(wanted);
            // The key stays free: the same request, mended, comes again with it.
            case Considered.Unwanted(Idempotency.Request request, Admission refused) ->
                CompletableFuture.<Saving>supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> refused(request, refused)),
                        Infrastructure.getDefaultWorkerPool());
        };
    }

    /** All of it but its end: nothing of it stays. @see Rehearsal */
    void rehearse(Desk desk, String key, byte[] body, NewCall typed) {
        if (considered(desk, key, body, typed) instanceof Considered.Wanted(ToSave wanted)) {
            QuarkusTransaction.begin();
            try {
                var _ = write(List.of(wanted));
            } finally {
                QuarkusTransaction.rollback();
            }
        }
    }

    /** What is to be done with a request. */
    private sealed interface Considered {
        record Wanted(ToSave wanted) implements Considered {}

        record Unwanted(Idempotency.Request request, Admission why) implements Considered {}
    }

    private Considered considered(Desk desk, String key, byte[] body, NewCall typed) {
        UUID callId = Ids.v7();
        Idempotency.Request request = Idempotency.Request.of(desk.keyScope(), key, body, callId);
        Instant now = clock.instant();
        NewCall.Caller caller = typed.caller();
        CallerNumbers.Known number = caller == null
                ? null
                : numbers.known(caller.number(), caller.safeToCallBack()).orElse(null);
        return switch (AdmitCall.admit(
                typed, desk, callId, Ids.v7(), now, number, where(typed), silent::procedure, centres.now())) {
            case Admission.Admitted admitted ->
                new Considered.Wanted(toSave(desk, request, typed, admitted, number, now));
            case Admission refused -> new Considered.Unwanted(request, refused);
        };
    }

    private Places.Place where(NewCall typed) {
        NewCall.Place place = typed.place();
        return place == null
                ? Places.Place.NOWHERE
                : places.ofTyped(place.lat(), place.lon(), place.uncertaintyMetres());
    }

    private Saving refused(Idempotency.Request request, Admission why) {
        return idempotency.before(request).map(this::saidBefore).orElseGet(() -> new Saving.NotAdmitted(why));
    }

    private ToSave toSave(
            Desk desk,
            Idempotency.Request request,
            NewCall typed,
            Admission.Admitted admitted,
            CallerNumbers.@Nullable Known number,
            Instant now) {
        Call call = admitted.call();
        Incident incident = admitted.incident();
        List<DomainEvent> events = new ArrayList<>();
        events.add(new CallReceived(call.snapshot(incident), now));
        if (incident != null) {
            events.add(new IncidentOpened(
                    incident.snapshot(vault.travelling(incident.incidentId(), admitted.details())),
                    call.callId(),
                    now));
        }
        return new ToSave(
                request,
                new Calls.Saved(call, desk.who(), false),
                incident,
                vault.seal(call.callId(), call.incidentId(), admitted.details()),
                number,
                typed.silentSteps() == null ? Map.of() : typed.silentSteps(),
                TypedText.kindsTold(typed),
                new Audit.Deed(call.regionCode(), call.localDay(), desk.who(), "SAVED", call.callId(), "POST /calls"),
                events);
    }

    /** In the current transaction, several calls at once. */
    private List<Saving> write(List<ToSave> all) {
        List<Idempotency.Claim> claims =
                idempotency.claim(all.stream().map(ToSave::request).toList());
        List<ToSave> first = IntStream.range(0, all.size())
                .filter(i -> claims.get(i) instanceof Idempotency.Claim.First)
                .mapToObj(all::get)
                .toList();
        calls.insert(first.stream().map(ToSave::saved).toList());
        incidents.open(
                first.stream().map(ToSave::incident).filter(Objects::nonNull).toList());
        vault.store(first.stream().map(ToSave::details).toList());
        audit.write(first.stream().map(ToSave::deed).toList());
        follow(first);
        first.forEach(one -> one.events().forEach(outbox::add));
        return IntStream.range(0, all.size())
                .mapToObj(i -> said(all.get(i), claims.get(i)))
                .toList();
    }

    private void follow(List<ToSave> first) {
        numbers.keep(first.stream()
                .flatMap(one -> Stream.ofNullable(one.number())
                        .map(number ->
                                new CallerNumbers.OfCall(one.saved().call().callId(), number)))
                .toList());
        silent.record(first.stream()
                .map(one -> new SilentCalls.Told(
                        one.saved().call().callId(),
                        one.silentSteps(),
                        one.saved().by()))
                .toList());
        for (ToSave one : first) {
            if (one.incident() != null && !one.kindsTold().isEmpty()) {
                told.told(one.incident(), one.kindsTold());
            }
        }
        watchers.turned(first.stream().map(ToSave::turn).toList());
    }

    private Saving said(ToSave one, Idempotency.Claim claim) {
        return claim instanceof Idempotency.Claim.First
                ? new Saving.Saved(one.saved().call(), one.incident(), false)
                : saidBefore(claim);
    }

    private Saving saidBefore(Idempotency.Claim claim) {
        return switch (claim) {
            case Idempotency.Claim.Repeat(UUID callId) -> again(callId);
            case Idempotency.Claim.Reused() -> new Saving.KeyReused();
            case Idempotency.Claim.First() -> throw new IllegalStateException("nothing was said before");
        };
    }

    private Saving again(UUID callId) {
        Call call = calls.findById(callId).call();
        Incident incident = call.incidentId() == null
                ? null
                : incidents.find(call.incidentId()).orElse(null);
        return new Saving.Saved(call, incident, true);
    }

    @PreDestroy
    void stop() {
        writers.close();
    }
}
