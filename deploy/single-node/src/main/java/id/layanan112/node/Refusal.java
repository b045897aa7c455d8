package id.layanan112.node;

/** It was not done, for a reason that whoever called can mend. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String what) {
        super(what);
    }
}
