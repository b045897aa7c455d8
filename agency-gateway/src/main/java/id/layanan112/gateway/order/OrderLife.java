package id.layanan112.gateway.order;

import id.layanan112.contracts.Priority;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an order lives that nobody accepts; then a human has it, whoever was asked. From the decision's time. */
@ConfigMapping(prefix = "layanan112.gateway.order-life")
interface OrderLife {
    @WithDefault("PT30M")
    Duration p1();

    @WithDefault("PT1H")
    Duration p2();

    @WithDefault("PT4H")
    Duration p3();

    @WithDefault("PT24H")
    Duration p4();

    default Duration of(Priority priority) {
        return switch (priority) {
            case P1 -> p1();
            case P2 -> p2();
            case P3 -> p3();
            case P4 -> p4();
        };
    }
}
