package id.layanan112.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    @Test
    void shouldSayInJsonWhatIsPromisedToPrograms() {
        var row = new StatusCommand.Row("intake", 4711, 8111, true, 200_000_000, 3L, 1);

        JsonNode json = new ObjectMapper().valueToTree(new StatusCommand.Report(List.of(row)));

        assertThat(json.at("/services/0").properties())
                .extracting(field -> field.getKey() + "=" + field.getValue())
                .containsExactlyInAnyOrder(
                        "service=\"intake\"",
                        "pid=4711",
                        "port=8111",
                        "ready=true",
                        "memory=200000000",
                        "lag=3",
                        "restarts=1");
    }

    @Test
    void shouldHaveNoLagForWhatReadsNoTopic() {
        var row = new StatusCommand.Row("postgres", 4711, 25432, true, 1, null, 0);

        JsonNode json = new ObjectMapper().valueToTree(row);

        assertThat(json.get("lag").isNull()).isTrue();
    }
}
