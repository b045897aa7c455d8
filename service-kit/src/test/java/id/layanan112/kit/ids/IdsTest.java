package id.layanan112.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void shouldDeriveTheSameIdFromTheSameParts() {
        UUID input = UUID.fromString("01900000-0000-7000-8000-000000000001");

        assertThat(Ids.derived(input, "orders", "fire")).isEqualTo(Ids.derived(input, "orders", "fire"));
        assertThat(Ids.derived(input, "orders", "fire")).isNotEqualTo(Ids.derived(input, "orders", "police"));
        assertThat(Ids.derived(input, "orders").version()).isEqualTo(5);
        assertThat(Ids.v7().version()).isEqualTo(7);
    }
}
