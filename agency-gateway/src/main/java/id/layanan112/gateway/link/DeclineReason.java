package id.layanan112.gateway.link;

/** Why an agency does not come, or not with all that is needed. */
public enum DeclineReason {
    BUSY,
    NO_UNIT,
    OUT_OF_AREA,
    NOT_OURS,
    UNSAFE
}
