package id.layanan112.intake.surge;

/**
 * The rule of what waits when everything is slow: reads first, then changes, and saving last. Each request in work
 * holds a connection to the database; what is refused here leaves them to calls.
 *
 * @param reads how many reads may be in work at once
 * @param readsAndChanges how many reads and changes together
 * @param saves how many savings: more than that would fill the memory of the process, and then none is saved at all
 */
record Shed(int reads, int readsAndChanges, int saves) {

    /** What a request is for. */
    enum Kind {
        READ,
        CHANGE,
        /** Saves a call, or what a telephone system says: refused last. */
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

    /** @param readsNow those in work already, likewise {@code changesNow} and {@code savesNow} */
    boolean admits(Kind kind, int readsNow, int changesNow, int savesNow) {
        return switch (kind) {
            case SAVE -> savesNow < saves;
            case CHANGE -> readsNow + changesNow < readsAndChanges;
            case READ -> readsNow < reads && readsNow + changesNow < readsAndChanges;
        };
    }
}
