package id.layanan112.asterisk;

/** Something is not as it has to be, and the message says what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message, null, false, false);
    }
}
