package id.layanan112.routing.policy;

import java.util.ArrayList;
import java.util.List;

/** What was found so far; all of it is told at once. */
final class Findings {
    /** A document that is wrong everywhere is told no more than this. */
    private static final int MOST = 200;

    private final List<Finding> all = new ArrayList<>();

    void add(int line, String where, String code, String id, String en) {
        if (all.size() < MOST) {
            all.add(new Finding(line, where, code, id, en));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
