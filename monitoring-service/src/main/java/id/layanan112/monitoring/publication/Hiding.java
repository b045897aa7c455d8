package id.layanan112.monitoring.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which numbers of a table by place and type are not shown. A number below 5 is not, nor is one of {@code OTHER_TYPES} that
 * is of one type alone. Then somebody is imagined who has the table and a pencil: what regions have adds up to their
 * province's, provinces' to the nation's, and no place has more incidents than calls for help, which another table tells.
 * As long as they can tell a hidden number nearly, more is hidden.
 */
final class Hiding {
    static final long SMALL = 5;

    /** How many other numbers a hidden one could be, at least; fewer only where there are fewer calls. */
    private static final long WIDTH = 4;

    private final List<Place> places;
    private final int types;
    private final List<List<Integer>> parts = new ArrayList<>();
    private final boolean[][] hidden;
    private final long[][] low;
    private final long[][] high;

    /**
     * A line of the table.
     *
     * @param parent index of the place that it lies in, -1 for the nation
     * @param calls no more incidents than this, as everybody knows
     * @param n by type
     * @param thin by type, whether it stands for one type alone where it should for several
     */
    record Place(int parent, long calls, long[] n, boolean[] thin) {}

    private record Cell(int place, int type) {}

    private Hiding(List<Place> places) {
        this.places = places;
        this.types = places.getFirst().n().length;
        hidden = new boolean[places.size()][types];
        low = new long[places.size()][types];
        high = new long[places.size()][types];
        places.forEach(one -> parts.add(new ArrayList<>()));
        for (int one = 0; one < places.size(); one++) {
            if (places.get(one).parent() >= 0) {
                parts.get(places.get(one).parent()).add(one);
            }
        }
    }

    /**
     * @param places parents before what lies in them
     * @return by place and type, true for what is not shown
     */
    static boolean[][] of(List<Place> places) {
        Hiding hiding = new Hiding(places);
        hiding.hideSmall();
        hiding.hideWhatTellsThem();
        return hiding.hidden;
    }

    private void hideSmall() {
        for (int place = 0; place < places.size(); place++) {
            for (int type = 0; type < types; type++) {
                // Where nobody called, everybody knows that there is nothing.
                boolean small =
                        places.get(place).n()[type] < SMALL || places.get(place).thin()[type];
                if (small && places.get(place).calls() > 0) {
                    hide(new Cell(place, type));
                }
            }
        }
    }

    /** With a place all that lies in it: it would add up. */
    private void hide(Cell cell) {
        hidden[cell.place][cell.type] = true;
        for (int place : parts.get(cell.place)) {
            if (places.get(place).calls() > 0) {
                hide(new Cell(place, cell.type));
            }
        }
    }

    private void hideWhatTellsThem() {
        List<Cell> told;
        do {
            think();
            told = hiddenCells().filter(this::isTold).toList();
            told.forEach(cell -> next(cell).ifPresent(this::hide));
        } while (!told.isEmpty());
    }

    private Stream<Cell> hiddenCells() {
        return IntStream.range(0, places.size())
                .boxed()
                .flatMap(place -> IntStream.range(0, types)
                        .filter(type -> hidden[place][type])
                        .mapToObj(type -> new Cell(place, type)));
    }

    private boolean isTold(Cell cell) {
        return high[cell.place][cell.type] - low[cell.place][cell.type]
                < Math.min(WIDTH, places.get(cell.place).calls());
    }

    /** The smallest number that would have to be known to tell this one; the place's own where there is none left. */
    private Optional<Cell> next(Cell cell) {
        int parent = places.get(cell.place).parent();
        Stream<Cell> beside = (parent < 0 ? List.<Integer>of() : parts.get(parent))
                .stream().filter(place -> places.get(place).calls() > 0).map(place -> new Cell(place, cell.type));
        Stream<Cell> inLine = IntStream.range(0, types).mapToObj(type -> new Cell(cell.place, type));
        return Stream.concat(beside, inLine)
                .filter(one -> !hidden[one.place][one.type])
                .min(Comparator.comparingLong(
                                (Cell one) -> places.get(one.place).n()[one.type])
                        .thenComparingInt(Cell::place)
                        .thenComparingInt(Cell::type))
                .or(() -> parent >= 0 && !hidden[parent][cell.type]
                        ? Optional.of(new Cell(parent, cell.type))
                        : Optional.empty());
    }

    /** Everything that follows from what is shown, until nothing more follows. */
    private void think() {
        for (int place = 0; place < places.size(); place++) {
            for (int type = 0; type < types; type++) {
                boolean unknown = hidden[place][type];
                low[place][type] = unknown ? 0 : places.get(place).n()[type];
                high[place][type] =
                        unknown ? places.get(place).calls() : places.get(place).n()[type];
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int place = 0; place < places.size(); place++) {
                more |= line(place);
                List<Integer> its = parts.get(place);
                for (int type = 0; type < types && !its.isEmpty(); type++) {
                    more |= sum(place, its, type);
                }
            }
        }
    }

    /** No place has more incidents than calls. */
    private boolean line(int place) {
        long least = 0;
        for (int type = 0; type < types; type++) {
            least += low[place][type];
        }
        boolean more = false;
        for (int type = 0; type < types; type++) {
            more |= narrow(place, type, low[place][type], places.get(place).calls() - (least - low[place][type]));
        }
        return more;
    }

    private boolean sum(int place, List<Integer> its, int type) {
        long least = its.stream().mapToLong(one -> low[one][type]).sum();
        long most = its.stream().mapToLong(one -> high[one][type]).sum();
        boolean more = narrow(place, type, least, most);
        for (int one : its) {
            more |= narrow(
                    one,
                    type,
                    low[place][type] - (most - high[one][type]),
                    high[place][type] - (least - low[one][type]));
        }
        return more;
    }

    private boolean narrow(int place, int type, long least, long most) {
        boolean more = least > low[place][type] || most < high[place][type];
        low[place][type] = Math.max(low[place][type], least);
        high[place][type] = Math.min(high[place][type], most);
        return more;
    }
}
