package id.layanan112.kit.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** Days and months of a query or a path; what is none is 400, with the field's name. */
public final class Days {
    private Days() {}

    /** @param field as it is called where it stands */
    public static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.of(400, "invalid-day", "Hari tidak dapat dibaca.", "The day cannot be read.")
                            .withField(field, "invalid-day", "Tulis sebagai TTTT-BB-HH.", "Write it as YYYY-MM-DD."));
        }
    }

    /** @param field as it is called where it stands */
    public static YearMonth month(String field, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.of(400, "invalid-month", "Bulan tidak dapat dibaca.", "The month cannot be read.")
                            .withField(field, "invalid-month", "Tulis sebagai TTTT-BB.", "Write it as YYYY-MM."));
        }
    }
}
