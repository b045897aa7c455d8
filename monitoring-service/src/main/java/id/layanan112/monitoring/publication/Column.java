package id.layanan112.monitoring.publication;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One incident type in one month over the nation, its provinces and their regions: which of its numbers may be shown.
 *
 * <p>A cell below 5 is not shown. Nor are others, until no difference tells it: everybody knows a province's number and
 * that of its other regions, and from the table of calls that no region has more incidents than calls. Where a province's
 * cells cannot be hidden behind each other, its own number is hidden too, and then all of its regions'.
 */
final class Column {
    static final long SMALL = 5;

    private static final long HIDDEN_WIDTH = 4;

    /**
     * A number, and what is known of it anyway.
     *
     * @param most no more than this, as the public table of calls tells
     * @param thin whether it is of one type alone though it stands for several
     */
    record Number(long n, long most, boolean thin) {
        boolean small() {
            return n < SMALL || thin;
        }

        Number plus(Number other) {
            return new Number(n + other.n, most + other.most, thin && other.thin);
        }
    }

    private Column() {}

    /**
     * @param regions by code; {@code most} of 0 for one of which everybody knows that there is nothing
     * @param thinAbove whether a province ({@code PP}) or the nation ({@code ID}) is of one type alone
     * @return the scopes whose numbers are not shown
     */
    static Set<String> hidden(Map<String, Number> regions, Set<String> thinAbove) {
        Map<String, Map<String, Number>> provinces = regions.entrySet().stream()
                .collect(Collectors.groupingBy(
                        region -> region.getKey().substring(0, 2),
                        TreeMap::new,
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
        Set<String> hidden = new TreeSet<>();
        Map<String, Number> sums = new TreeMap<>();
        Set<String> forced = new HashSet<>();
        provinces.forEach((province, its) -> {
            sums.put(province, sum(its, thinAbove.contains(province)));
            Set<String> among = amongSiblings(its, Set.of());
            if (among == null) {
                forced.add(province);
            } else {
                hidden.addAll(among);
            }
        });
        Set<String> provincesHidden = amongSiblings(sums, forced);
        if (provincesHidden == null || sum(sums, thinAbove.contains("ID")).small()) {
            hidden.add("ID");
            provincesHidden = sums.keySet();
        }
        for (String province : provincesHidden) {
            hidden.add(province);
            hidden.addAll(provinces.getOrDefault(province, Map.of()).keySet());
        }
        return hidden;
    }

    private static Number sum(Map<String, Number> parts, boolean thin) {
        Number sum = parts.values().stream().reduce(new Number(0, 0, true), Number::plus);
        return new Number(sum.n(), sum.most(), thin);
    }

    /**
     * Those that are hidden when the sum of all is known; null when none of them can be hidden as long as it is.
     *
     * @param forced hidden whatever their number
     */
    private static @Nullable Set<String> amongSiblings(Map<String, Number> siblings, Set<String> forced) {
        Map<String, Number> unknown = new HashMap<>(siblings);
        unknown.values().removeIf(number -> number.most() == 0);
        Set<String> hidden = unknown.entrySet().stream()
                .filter(one -> one.getValue().small() || forced.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        while (!hidden.isEmpty() && !covers(hidden, unknown)) {
            String next = unknown.keySet().stream()
                    .filter(one -> !hidden.contains(one))
                    .min(Comparator.<String>comparingLong(one -> unknown.getOrDefault(one, new Number(0, 0, false))
                                    .n())
                            .thenComparing(one -> one))
                    .orElse(null);
            if (next == null) {
                return null;
            }
            hidden.add(next);
        }
        return hidden;
    }

    /** Whether each of them could still be any of several numbers, by all that is known. */
    private static boolean covers(Set<String> hidden, Map<String, Number> numbers) {
        Map<String, Number> these = new HashMap<>(numbers);
        these.keySet().retainAll(hidden);
        long together = these.values().stream().mapToLong(Number::n).sum();
        long most = these.values().stream().mapToLong(Number::most).sum();
        return these.values().stream().allMatch(one -> {
            long lowest = Math.max(0, together - (most - one.most()));
            long highest = Math.min(one.most(), together);
            return highest - lowest >= Math.min(HIDDEN_WIDTH, one.most());
        });
    }
}
