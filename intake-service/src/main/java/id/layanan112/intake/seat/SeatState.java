package id.layanan112.intake.seat;

/** What somebody who takes calls does at the moment. */
public enum SeatState {
    AVAILABLE(false),
    ON_CALL(true),
    /** The call has ended, and is written up. */
    WRAP_UP(true),
    BREAK(false);

    private final boolean withCall;

    SeatState(boolean withCall) {
        this.withCall = withCall;
    }

    /** True when it is about a call, which may be named. */
    boolean withCall() {
        return withCall;
    }
}
