package id.layanan112.contracts;

/** How an offered handover was settled. */
public enum HandoverOutcome {
    ACCEPTED,
    DECLINED,
    TIMED_OUT,
    OTHER
}
