package id.layanan112.monitoring.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The periods that figures are kept for: {@code YYYY-MM-DD} and {@code YYYY-MM}. */
public final class Periods {
    private Periods() {}

    /** Where a day's figures are kept. */
    static List<String> of(LocalDate day) {
        return List.of(day.toString(), YearMonth.from(day).toString());
    }

    /** The fewest periods that make up a span of days, both ends in it: whole months as months, the rest as days. */
    public static List<String> between(LocalDate from, LocalDate to) {
        List<String> periods = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(to)) {
            YearMonth month = YearMonth.from(day);
            if (day.getDayOfMonth() == 1 && !month.atEndOfMonth().isAfter(to)) {
                periods.add(month.toString());
                day = month.plusMonths(1).atDay(1);
            } else {
                periods.add(day.toString());
                day = day.plusDays(1);
            }
        }
        return periods;
    }
}
