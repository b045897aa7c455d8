package id.layanan112.simulator;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A centre's telephone system, which tells of one call until it is heard. */
final class Telephone {
    /** As intake derives a call's id from the centre and the telephone system's own id of the call. */
    private static final UUID CALLS = UUID.fromString("6f0f4a3e-6d6a-5d0e-9a5c-112112112112");

    private final Deeds deeds;
    private final Life life;
    private final Instant rang;

    Telephone(Deeds deeds, Life life) {
        this.deeds = deeds;
        this.life = life;
        this.rang = (Instant) Objects.requireNonNull(life.body().get("receivedAt"));
    }

    String callId() {
        return Generators.nameBasedGenerator(CALLS)
                .generate(life.centre() + "/" + life.key())
                .toString();
    }

    void ringing() throws InterruptedException {
        tell("RINGING", 0);
    }

    void answered() throws InterruptedException {
        tell("ANSWERED", 6);
    }

    void abandoned() throws InterruptedException {
        tell("ABANDONED", 25);
    }

    void ended() throws InterruptedException {
        tell("ENDED", 95);
    }

    private void tell(String type, int seconds) throws InterruptedException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", life.key() + "-" + type);
        event.put("pbxCallId", life.key());
        event.put("centreCode", life.centre());
        event.put("type", type);
        event.put("at", rang.plusSeconds(seconds));
        if (type.equals("RINGING")) {
            event.put("number", ((Map<?, ?>) Objects.requireNonNull(life.body().get("caller"))).get("number"));
        }
        deeds.tell(Map.of("events", List.of(event)));
    }
}
