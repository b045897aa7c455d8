package id.layanan112.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One row of a recording: {@code lat, lng, "KIND: DETAIL", local time, township, street}. Its street and coordinates are
 * not read: the calls that are made of it are of invented people in invented places.
 *
 * @param row its number, from 1
 */
record RecordedCall(int row, String kind, LocalDate day, LocalTime time, String township) {

    static Optional<RecordedCall> parse(int row, String line) {
        String[] columns = line.split(",", 6);
        if (columns.length < 5 || columns[3].length() < 16) {
            return Optional.empty();
        }
        return Optional.of(new RecordedCall(
                row,
                columns[2].trim(),
                LocalDate.parse(columns[3].substring(0, 10)),
                LocalTime.parse(columns[3].substring(11, 16)),
                columns[4].trim()));
    }
}
