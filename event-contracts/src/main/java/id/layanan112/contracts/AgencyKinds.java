package id.layanan112.contracts;

import java.util.List;
import java.util.regex.Pattern;

/** Codes of agency kinds. Kinds are data: a region may have one of its own. */
public final class AgencyKinds {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    /** The kinds that a probe's call asks, one through each lane, the lead first; nothing else ever asks them. */
    public static final List<String> PROBED =
            List.of("PROBE_OTHER", "PROBE_POLICE", "PROBE_FIRE", "PROBE_MEDICAL", "PROBE_POWER");

    private AgencyKinds() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
