package id.layanan112.monitoring.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers to anyone: made once a minute at most, however many ask, and not sent again to who has them. What is published
 * changes once a day.
 */
@ApplicationScoped
class PublicAnswers {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int FRESH_SECONDS = 300;

    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(32L << 20)
            .weigher((String address, Answer answer) -> answer.body().length)
            .expireAfterWrite(FRESH)
            .build();

    private record Answer(byte[] body, EntityTag tag) {}

    /** @param address what tells it from others, language and theme too */
    Response of(Request request, String address, String type, Supplier<String> body) {
        Answer answer = answers.get(address, key -> make(body));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(answer.tag());
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(answer.body(), type);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(FRESH_SECONDS);
        return response.tag(answer.tag())
                .cacheControl(cache)
                .header("Vary", "Accept-Encoding")
                .build();
    }

    private static Answer make(Supplier<String> body) {
        byte[] bytes = body.get().getBytes(UTF_8);
        return new Answer(bytes, new EntityTag(UUID.nameUUIDFromBytes(bytes).toString()));
    }
}
