package id.layanan112.gateway.board;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.gateway.acknowledgement.Answering;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.DispatchSteps;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.line.Lines;
import id.layanan112.gateway.link.LinkView;
import id.layanan112.gateway.link.OrderWords;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An officer opens an order: written down, told as read, and only then shown. */
@ApplicationScoped
class Opening {
    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final Lines lines;
    private final OpenBlocks blocks;
    private final Answering answering;
    private final Audit audit;
    private final News news;
    private final InstantSource clock;

    Opening(
            Dispatches dispatches,
            DispatchSteps steps,
            Lines lines,
            OpenBlocks blocks,
            Answering answering,
            Audit audit,
            News news,
            InstantSource clock) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.lines = lines;
        this.blocks = blocks;
        this.answering = answering;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** A step of the order's history, in words. */
    public record Past(
            String at, HistoryStep step, @Nullable String agency, List<String> units, boolean effective) {}

    /** A line that the agency wrote; without its text where that does not open any more. */
    public record Written(String at, @Nullable String text) {
        @Override
        public String toString() {
            return "Written[...]";
        }
    }

    /** An order with all that the agency may know of it. */
    public record Opened(LinkView view, String since, String printed, List<Past> history, List<Written> lines) {
        @Override
        public String toString() {
            return "Opened[...]";
        }
    }

    sealed interface Outcome {
        record Shown(Opened opened) implements Outcome {}

        /** The agency had it, and has it no more. */
        record Over() implements Outcome {}

        record NoSuchOrder() implements Outcome {}
    }

    /** @param deed for the audit, {@code DETAILS_OPENED} */
    @Transactional
    Outcome open(UUID dispatchId, String agencyId, String who, String deed, Language language) {
        Optional<Dispatch> found =
                dispatches.locked(dispatchId).filter(one -> one.asked().contains(agencyId));
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        Placed placed = Placed.of(found.get(), agencyId);
        if (placed.gone()) {
            return new Outcome.Over();
        }
        audit.add(who, deed, dispatchId.toString(), agencyId);
        news.seen(found.get(), agencyId);
        if (placed.unread()) {
            var _ = answering.answerUnsigned(
                    found.get(), new Happening.Answer(agencyId, AckStep.READ, Actor.PERSON, null, null));
        }
        return new Outcome.Shown(shown(dispatches.one(dispatchId).orElseThrow(), agencyId, language));
    }

    private Opened shown(Dispatches.Listed listed, String agencyId, Language language) {
        Dispatch dispatch = listed.dispatch();
        Instant now = clock.instant();
        String region = dispatch.order().regionCode();
        Placed placed = Placed.of(dispatch, agencyId);
        boolean holds = agencyId.equals(dispatch.holder().agencyId());
        return new Opened(
                LinkView.of(
                        dispatch,
                        placed.status(),
                        language.bundle(OrderWords.class).statusOf(placed.status()),
                        holds ? Clock.show(listed.ackBy(), region, now) : null,
                        blocks.of(dispatch, agencyId, listed.told()),
                        now),
                shown(dispatch.order().orderedAt(), region, now),
                shown(now, region, now),
                steps.of(dispatch.dispatchId()).stream()
                        .map(step -> new Past(
                                shown(step.at(), region, now),
                                HistoryStep.of(step.step()),
                                step.agency(),
                                step.units() == null ? List.of() : step.units(),
                                step.effective()))
                        .toList(),
                lines.of(dispatch, agencyId).stream()
                        .map(line -> new Written(shown(line.at(), region, now), line.text()))
                        .toList());
    }

    private static String shown(Instant at, @Nullable String region, Instant now) {
        return String.valueOf(Clock.show(at, region, now));
    }
}
