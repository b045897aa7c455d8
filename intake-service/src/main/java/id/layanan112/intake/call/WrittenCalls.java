package id.layanan112.intake.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.CallChannel;
import id.layanan112.intake.details.Communication;
import id.layanan112.regions.CallCentre;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls that came in writing: saved and counted as all others, one for each conversation. */
@ApplicationScoped
public class WrittenCalls {
    private final CallBook book;

    WrittenCalls(CallBook book) {
        this.book = book;
    }

    /** Completes with the call when it is durable; the same conversation is the same call. */
    public CompletionStage<UUID> of(
            CallCentre centre, String contactId, @Nullable String number, Instant at, boolean exercise, String who) {
        NewCall typed = new NewCall(
                null,
                CallChannel.TEXT,
                null,
                null,
                null,
                null,
                null,
                new NewCall.Caller(null, number, null, null, Communication.TEXT),
                null,
                null,
                at,
                exercise,
                null,
                null,
                null,
                null,
                null);
        return book.save(
                        new Desk(Optional.of(centre), List.of(), who),
                        "contact/" + contactId,
                        contactId.getBytes(UTF_8),
                        typed)
                .thenApply(saving -> switch (saving) {
                    case CallBook.Saving.Saved(Call call, var incident, boolean repeat) -> call.callId();
                    case CallBook.Saving.KeyReused() -> throw new IllegalStateException("a conversation has one body");
                    case CallBook.Saving.NotAdmitted(Admission why) ->
                        throw new IllegalStateException("what is written here is always admitted");
                });
    }
}
