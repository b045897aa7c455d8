package id.layanan112.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Lane;
import id.layanan112.contracts.TopicAccess;
import id.layanan112.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratedTest {
    @BeforeAll
    static void writeWhenAsked() {
        if (Boolean.getBoolean("manifests.write")) {
            Generated.all().forEach((file, text) -> {
                try {
                    Files.writeString(file, text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void shouldHaveCommittedWhatTheCatalogueAndTheSettingsSay() {
        Generated.all()
                .forEach((file, text) -> assertThat(file)
                        .as("%s; after a change of a topic, a right or a setting: -Dmanifests.write=true", file)
                        .hasContent(text));
    }

    /** Said once more by itself, for it is the one that people ask about: nobody but power's gateway reads power's orders. */
    @Test
    void shouldLeaveTheOrdersOfALaneToItsGateway() {
        for (Lane lane : Lane.values()) {
            var topic =
                    new Generated.Resource("topic", Topics.dispatchOrder(lane).name());

            assertThat(TopicAccess.all())
                    .filteredOn(user -> Generated.rights(user)
                            .getOrDefault(topic, List.of())
                            .contains("Read"))
                    .extracting(TopicAccess::principal)
                    .containsExactly("gateway-" + lane.word());
        }
    }
}
