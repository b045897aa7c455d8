package id.layanan112.simulator;

import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a generated day is, and what people do with it: all of it follows from the seed, so that what the
 * platform must say in the end is known before anything is sent.
 *
 * @param key its idempotency key
 * @param byTelephone true when a telephone system makes and times it, and a person says what it was
 * @param anchor true for a call whose incident stays open, so that others can be linked to it
 */
record Life(
        int number,
        String key,
        String region,
        Map<String, Object> body,
        boolean anchor,
        boolean byTelephone,
        List<Step> steps) {
    /** Every so manieth call is an emergency that stays open. */
    static final int ANCHORS = 20;
    /** Percent of the others. */
    private static final int BY_TELEPHONE = 15;

    /** What people do with it, in this order. */
    enum Step {
        /** To the incident of the anchor before it. */
        LINK,
        UNLINK,
        /** An open call turns out to be a prank. */
        PRANK,
        /** A question turns out to be an emergency. */
        EMERGENCY,
        HAND_OVER,
        OFFER_IN_VAIN,
        CLOSE,
        REOPEN
    }

    static Life of(int number, long seed, LocalDate day) {
        Random random = new Random(seed * 1_000_003 + number);
        boolean anchor = number % ANCHORS == 0;
        Map<String, Object> body = Mix.named(anchor ? "emergencies" : "day").call(random);
        String region = (String) Objects.requireNonNull(body.get("regionCode"));
        body.put(
                "receivedAt",
                day.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                        .atZone(id.layanan112.regions.Regions.zoneOf(new RegionCode(region)))
                        .toInstant());
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        String callClass = (String) body.get("class");
        boolean byTelephone = "ABANDONED".equals(callClass)
                || (!anchor && random.nextInt(100) < BY_TELEPHONE && tellable(callClass, region));
        return new Life(
                number,
                key,
                region,
                body,
                anchor,
                byTelephone,
                anchor || "ABANDONED".equals(callClass) ? List.of() : steps(callClass, random));
    }

    /** A ghost needs its procedure; an open call of a centre with several regions stays without one. */
    private static boolean tellable(@Nullable String callClass, String region) {
        return callClass == null ? centre(region).onlyRegion().isPresent() : !callClass.equals("GHOST");
    }

    private static CallCentre centre(String region) {
        return CallCentres.builtIn().ofRegion(new RegionCode(region)).orElseThrow();
    }

    String centre() {
        return centre(region).code();
    }

    /** In the end; empty for a call that nobody answered at a centre with several regions. */
    String regionTold() {
        return abandoned() && centre(region).onlyRegion().isEmpty() ? "" : region;
    }

    private static List<Step> steps(@Nullable String callClass, Random random) {
        List<Step> steps = new ArrayList<>();
        if ("NORMAL".equals(callClass)) {
            chance(random, 10, steps, Step.HAND_OVER);
            chance(random, 5, steps, Step.OFFER_IN_VAIN);
            if (chance(random, 20, steps, Step.CLOSE)) {
                chance(random, 40, steps, Step.REOPEN);
            }
        } else {
            if (chance(random, 10, steps, Step.LINK)) {
                chance(random, 50, steps, Step.UNLINK);
            }
            if (callClass == null) {
                chance(random, 50, steps, Step.PRANK);
            } else if (callClass.equals("INFORMATION") && !steps.contains(Step.LINK)) {
                chance(random, 5, steps, Step.EMERGENCY);
            }
        }
        return steps;
    }

    private static boolean chance(Random random, int percent, List<Step> steps, Step step) {
        boolean comes = random.nextInt(100) < percent;
        if (comes) {
            steps.add(step);
        }
        return comes;
    }

    /** In the end; {@code OPEN} while nobody has said. */
    String callClass() {
        if (steps.contains(Step.PRANK)) {
            return "PRANK";
        }
        return steps.contains(Step.EMERGENCY)
                ? "NORMAL"
                : Objects.requireNonNullElse((String) body.get("class"), "OPEN");
    }

    boolean abandoned() {
        return "ABANDONED".equals(body.get("class"));
    }

    /** How many changes of the call itself people and telephone systems made. */
    long changes() {
        // Answered, ended and classified; or ended, and thereby abandoned.
        long told = !byTelephone ? 0 : abandoned() || body.get("class") == null ? 2 : 3;
        return told
                + steps.stream()
                        .filter(step -> switch (step) {
                            case LINK, UNLINK, PRANK, EMERGENCY -> true;
                            case HAND_OVER, OFFER_IN_VAIN, CLOSE, REOPEN -> false;
                        })
                        .count();
    }

    /** The region that an incident is handed over to: any other one. */
    String elsewhere() {
        return region.equals("33.74") ? "32.73" : "33.74";
    }
}
