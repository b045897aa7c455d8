package id.layanan112.routing.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/policies.md}, which people begin with. */
class PolicyPageTest {
    @Test
    void shouldHaveAnExampleThatCanBeUsed() throws IOException {
        String page = Files.readString(Path.of("../docs/policies.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));

        Policy policy = PolicyReader.read(example.getBytes(UTF_8), 1);

        assertThat(policy.rules()).hasSize(2);
        assertThat(PolicyInPlace.check(policy, PolicySnapshot.unread(), kind -> true))
                .isEmpty();
    }
}
