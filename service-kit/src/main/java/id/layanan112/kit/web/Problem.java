package id.layanan112.kit.web;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 9457 in both languages; {@link ProblemResponses} renders the one that was asked for.
 *
 * @param type a stable word, rendered as {@code https://layanan112.id/problems/<type>}
 */
public record Problem(int status, String type, Text title, List<FieldError> errors) {

    /** Words for a person. */
    public record Text(String id, String en) {}

    /**
     * What is wrong with one field.
     *
     * @param field its path, as {@code caller.number}
     * @param code a stable word
     */
    public record FieldError(String field, String code, Text text) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String type, String titleId, String titleEn) {
        return new Problem(status, type, new Text(titleId, titleEn), List.of());
    }

    /** 422: it was understood, and something in it, which {@link #withField} names, is not right. */
    public static Problem invalidBody() {
        return of(422, "invalid-body", "Isi permintaan tidak sesuai.", "The body does not fit.");
    }

    /** 400: of a query or a header, which {@link #withField} names. */
    public static Problem badRequest() {
        return of(400, "bad-request", "Permintaan tidak sesuai.", "The request does not fit.");
    }

    public Problem withFields(List<FieldError> more) {
        List<FieldError> all = new ArrayList<>(errors);
        all.addAll(more);
        return new Problem(status, type, title, all);
    }

    public Problem withField(String field, String code, String textId, String textEn) {
        return withFields(List.of(new FieldError(field, code, new Text(textId, textEn))));
    }
}
