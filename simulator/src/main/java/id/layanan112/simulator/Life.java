package id.layanan112.simulator;

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
 * @param anchor true for a call whose incident stays open, so that others can be linked to it
 */
record Life(int number, String key, String region, Map<String, Object> body, boolean anchor, List<Step> steps) {
    /** Every so manieth call is an emergency that stays open. */
    static final int ANCHORS = 20;

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
        return new Life(
                number,
                new UUID(random.nextLong(), random.nextLong()).toString(),
                region,
                body,
                anchor,
                anchor ? List.of() : steps((String) body.get("class"), random));
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

    /** How many changes of the call itself people made. */
    long changes() {
        return steps.stream()
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
