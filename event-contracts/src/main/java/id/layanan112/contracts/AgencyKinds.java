package id.layanan112.contracts;

import java.util.regex.Pattern;

/** Codes of agency kinds. Kinds are data: a region may have one of its own. */
public final class AgencyKinds {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private AgencyKinds() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
