package id.layanan112.kit.access;

/** The roles of the platform, as they stand in a token's {@code groups}. */
public final class Roles {
    public static final String CALL_TAKER = "call-taker";
    public static final String DISPATCHER = "dispatcher";
    public static final String SUPERVISOR = "supervisor";
    public static final String AGENCY_OFFICER = "agency-officer";
    public static final String MONITORING_ANALYST = "monitoring-analyst";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    /** A centre's telephone system, and other machines that make calls. */
    public static final String TELEPHONY = "telephony";
    /** A centre's own system, which reports its days or forwards its facts to the national monitoring centre. */
    public static final String CENTRE_REPORTER = "centre-reporter";

    private Roles() {}
}
