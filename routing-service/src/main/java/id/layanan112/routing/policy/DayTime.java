package id.layanan112.routing.policy;

import java.time.LocalTime;

/** Hours of the day; {@code from} is in it, {@code until} is not. Over midnight when {@code until} is the earlier one. */
public record DayTime(LocalTime from, LocalTime until) {

    boolean holds(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    boolean overlaps(DayTime other) {
        return holds(other.from) || other.holds(from);
    }

    /** Whether every moment of the other one is in this one. */
    boolean covers(DayTime other) {
        return span(other.from) + other.length() <= length();
    }

    private int span(LocalTime time) {
        return Math.floorMod(time.toSecondOfDay() - from.toSecondOfDay(), 86_400);
    }

    private int length() {
        return Math.floorMod(until.toSecondOfDay() - from.toSecondOfDay() - 1, 86_400) + 1;
    }
}
