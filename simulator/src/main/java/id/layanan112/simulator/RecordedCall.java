package id.layanan112.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * One row of a recording: {@code lat, lng, "KIND: DETAIL", local time, township, street}. Its street and coordinates are
 * not read: the calls that are made of it are of invented people in invented places.
 *
 * @param row its number, from 1
 */
record RecordedCall(int row, String kind, LocalDate day, LocalTime time, String township) {

    /**
     * @throws IllegalArgumentException naming the row and what it lacks: a row that is skipped would be a call that is
     *     lost without a trace
     */
    static RecordedCall parse(int row, String line) {
        String[] columns = line.split(",", 6);
        if (columns.length < 5) {
            throw new IllegalArgumentException("row " + row + ": " + columns.length + " columns, at least 5 expected");
        }
        try {
            LocalDateTime at = LocalDateTime.parse(columns[3].trim().replace(' ', 'T'));
            return new RecordedCall(row, columns[2].trim(), at.toLocalDate(), at.toLocalTime(), columns[4].trim());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("row " + row + ": column 4 is not a local time", e);
        }
    }
}
