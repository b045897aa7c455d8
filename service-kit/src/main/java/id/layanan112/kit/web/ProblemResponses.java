package id.layanan112.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders problems: Indonesian by default, English when {@code Accept-Language} asks for it first. */
public final class ProblemResponses {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://layanan112.id/problems/";

    private ProblemResponses() {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Body(String type, String title, int status, List<Field> errors) {}

    record Field(String field, String code, String detail) {}

    public static Response of(Problem problem, @Nullable HttpHeaders request) {
        boolean english = english(request);
        List<Field> errors = problem.errors().stream()
                .map(error -> new Field(error.field(), error.code(), say(error.text(), english)))
                .toList();
        return Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_LANGUAGE, english ? "en" : "id")
                .entity(new Body(TYPES + problem.type(), say(problem.title(), english), problem.status(), errors))
                .build();
    }

    /** True when English is the first language that is asked for. */
    public static boolean english(@Nullable HttpHeaders request) {
        return request != null
                && request.getAcceptableLanguages().stream()
                        .findFirst()
                        .map(Locale::getLanguage)
                        .filter("en"::equals)
                        .isPresent();
    }

    private static String say(Problem.Text text, boolean english) {
        return english ? text.en() : text.id();
    }
}
