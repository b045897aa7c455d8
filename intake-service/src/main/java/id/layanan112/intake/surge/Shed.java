package id.layanan112.intake.surge;

/**
 * The rule of what waits when everything is slow: reads first, then changes, and saving last. Each request in work
 * holds a connection to the database; what is refused here leaves them to calls.
 *
 * @param reads how many reads may be in work at once
 * @param readsAndChanges how many reads and changes together
 */
record Shed(int reads, int readsAndChanges) {

    /** What a request is for. */
    enum Kind {
        READ,
        CHANGE,
        /** Saves a call, or what a telephone system says: never refused here. */
        SAVE
    }

    /** What a request is for, by its method and path. */
    static Kind kind(String method, String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        boolean asks = method.equals("POST") && trimmed.equals("incidents/candidates");
        if (asks || method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) {
            return Kind.READ;
        }
        return method.equals("POST") && saves(trimmed) ? Kind.SAVE : Kind.CHANGE;
    }

    private static boolean saves(String path) {
        return path.equals("calls") || path.equals("contacts/messages") || path.startsWith("telephony/");
    }

    /** @param readsNow those in work already, likewise {@code changesNow} */
    boolean admits(Kind kind, int readsNow, int changesNow) {
        return switch (kind) {
            case SAVE -> true;
            case CHANGE -> readsNow + changesNow < readsAndChanges;
            case READ -> readsNow < reads && readsNow + changesNow < readsAndChanges;
        };
    }
}
