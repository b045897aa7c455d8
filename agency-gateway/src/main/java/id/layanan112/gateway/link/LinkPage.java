package id.layanan112.gateway.link;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.acknowledgement.Answering;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.link.LinkRows.State;
import id.layanan112.gateway.link.LinkRows.Target;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.web.Look;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link. A message's preview opens links by itself: a look changes nothing, and shows nothing of the
 * order. A tap opens it, and from then on it is this device's alone.
 */
@Path("/p/{token}")
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinkPage {
    private static final String COOKIE = "device";
    private static final int COOKIE_BYTES = 24;
    private static final int COOKIE_SECONDS = 2 * 24 * 3600;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm.ss");

    private final OrderLinks links;
    private final LinkRows rows;
    private final Dispatches dispatches;
    private final OpenBlocks blocks;
    private final Answering answering;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    LinkPage(
            OrderLinks links,
            LinkRows rows,
            Dispatches dispatches,
            OpenBlocks blocks,
            Answering answering,
            Audit audit,
            InstantSource clock) {
        this.links = links;
        this.rows = rows;
        this.dispatches = dispatches;
        this.blocks = blocks;
        this.answering = answering;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code templates/link}. */
    @CheckedTemplate(basePath = "link")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Look look, @Nullable String notice, boolean shut, @Nullable LinkView view);
    }

    @GET
    public Response look(
            String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("theme") @Nullable String theme,
            @CookieParam(COOKIE) @Nullable String device) {
        Look look = Look.of(lang, theme, "/p/" + token, Map.of());
        return switch (links.read(token)) {
            case OrderLinks.Read.None() -> notice(look, 404, words(look).unknown());
            case OrderLinks.Read.Expired() -> notice(look, 410, words(look).expired());
            case OrderLinks.Read.Of(UUID deliveryId, int channel) ->
                rows.target(deliveryId, channel)
                        .map(target -> known(page(target, look, device, null), token, device))
                        .orElseGet(() -> notice(look, 404, words(look).unknown()));
        };
    }

    @POST
    public Response act(
            String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("theme") @Nullable String theme,
            @CookieParam(COOKIE) @Nullable String device,
            @FormParam("deed") @Nullable String deed,
            @FormParam("reason") @Nullable String reason,
            @FormParam("minutes") @Nullable Integer minutes) {
        Look look = Look.of(lang, theme, "/p/" + token, Map.of());
        return switch (links.read(token)) {
            case OrderLinks.Read.None() -> notice(look, 404, words(look).unknown());
            case OrderLinks.Read.Expired() -> notice(look, 410, words(look).expired());
            case OrderLinks.Read.Of(UUID deliveryId, int channel) -> {
                Optional<Target> target = rows.target(deliveryId, channel);
                if (target.isEmpty()) {
                    yield notice(look, 404, words(look).unknown());
                }
                yield "open".equals(deed)
                        ? known(open(target.get(), look, device), token, device)
                        : step(target.get(), look, device, deed, reason, minutes);
            }
        };
    }

    /** The device was given its name when it looked: a lost answer, or a second tap, finds it as it was. */
    private Response open(Target target, Look look, @Nullable String device) {
        if (device != null) {
            QuarkusTransaction.requiringNew().run(() -> {
                if (rows.open(target, device)) {
                    audit.add("link", "DETAILS_OPENED", target.dispatchId().toString(), target.agencyId());
                    answer(target, AckStep.READ, null, null);
                }
            });
        }
        return page(target, look, device, null);
    }

    /** Gives a device a name, when it has none. */
    private Response known(Response page, String token, @Nullable String device) {
        if (device != null) {
            return page;
        }
        byte[] bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        NewCookie cookie = new NewCookie.Builder(COOKIE)
                .value(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .path("/p/" + token)
                .maxAge(COOKIE_SECONDS)
                .httpOnly(true)
                // Lax: a link that is tapped again in a mail program comes from elsewhere, and is its own.
                .sameSite(NewCookie.SameSite.LAX)
                .secure(links.secure())
                .build();
        return Response.fromResponse(page).cookie(cookie).build();
    }

    private Response step(
            Target target,
            Look look,
            @Nullable String device,
            @Nullable String deed,
            @Nullable String reason,
            @Nullable Integer minutes) {
        if (rows.state(target, device) != State.OPEN) {
            return page(target, look, device, null);
        }
        Optional<StepButton> step = EnumSet.allOf(StepButton.class).stream()
                .filter(button -> button.name().equals(deed))
                .findFirst();
        if (step.isEmpty()) {
            return notice(look, 400, words(look).unknown());
        }
        String why = EnumSet.allOf(DeclineReason.class).stream()
                .map(Enum::name)
                .filter(code -> code.equals(reason))
                .findFirst()
                .orElse(null);
        Instant until = minutes == null ? null : clock.instant().plusSeconds(60L * Math.clamp(minutes, 1, 24 * 60));
        boolean recorded = QuarkusTransaction.requiringNew()
                .call(() -> answer(target, AckStep.valueOf(step.get().name()), why, until));
        return page(target, look, device, recorded ? words(look).recorded() : null);
    }

    /** @return false when it was said before */
    private boolean answer(Target target, AckStep step, @Nullable String reason, @Nullable Instant until) {
        return dispatches
                .locked(target.dispatchId())
                .map(dispatch -> answering.answerUnsigned(
                        dispatch, new Happening.Answer(target.agencyId(), step, Actor.PERSON, reason, until)))
                .filter(Answering.Answered::recorded)
                .isPresent();
    }

    private Response page(Target target, Look look, @Nullable String device, @Nullable String notice) {
        return switch (rows.state(target, device)) {
            case SHUT -> html(look, 200, Templates.page(look, notice, true, null));
            case OTHER_DEVICE -> notice(look, 403, words(look).otherDevice());
            case REVOKED -> notice(look, 403, words(look).revoked());
            case OPEN -> opened(target, look, notice);
        };
    }

    private Response opened(Target target, Look look, @Nullable String notice) {
        Dispatches.Listed listed = dispatches.one(target.dispatchId()).orElseThrow();
        Dispatch dispatch = listed.dispatch();
        Optional<DispatchStatus> known = dispatch.statusOf(target.agencyId());
        if (known.isEmpty()) {
            return notice(look, 200, words(look).over());
        }
        DispatchStatus status = known.get();
        boolean holds = target.agencyId().equals(dispatch.holder().agencyId());
        LinkView view = LinkView.of(
                dispatch,
                status,
                words(look).statusOf(status),
                holds && listed.ackBy() != null
                        ? clock(listed.ackBy(), dispatch.order().regionCode())
                        : null,
                blocks.of(dispatch, target.agencyId(), listed.told()),
                clock.instant());
        return html(look, 200, Templates.page(look, notice, false, view));
    }

    private static String clock(Instant at, @Nullable String region) {
        ZoneId zone = Optional.ofNullable(region)
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find)
                .map(Region::zone)
                .orElse(ZoneId.of("Asia/Jakarta"));
        ZonedDateTime local = at.atZone(zone);
        return local.format(CLOCK);
    }

    private Response notice(Look look, int status, String words) {
        return html(look, status, Templates.page(look, words, false, null));
    }

    private static Response html(Look look, int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.setLocale(look.language().words()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static OrderWords words(Look look) {
        return look.language().bundle(OrderWords.class);
    }
}
