package id.layanan112.monitoring.rebuild;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import id.layanan112.contracts.CallClass;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.CallHistories;
import id.layanan112.monitoring.Seeds;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.Told;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RebuildTest.SmallSteps.class)
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class RebuildTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    /** Many steps, so that much happens between them. */
    public static final class SmallSteps implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("layanan112.monitoring.rebuild.batch", "100");
        }
    }

    @Inject
    Rebuilding rebuilding;

    @Inject
    Archive archive;

    @Inject
    Told told;

    @Inject
    Sql sql;

    @Test
    void shouldDeriveTheSameFiguresWhileFactsKeepComing() {
        // Given
        CallHistories histories = new CallHistories(
                Seeds.random("RebuildTest"),
                List.of("32.73", "31.71", "35.78"),
                IntStream.range(0, 20).mapToObj(JULY::plusDays).toList());
        List<Fact> facts = histories.of(1000).stream()
                .<Fact>map(call -> new Fact.OfEvent(UUID.randomUUID(), Stream.received(call)))
                .toList();
        int first = facts.size() / 2;
        archive.take(facts.subList(0, first));
        Map<String, Long> counted = told.counts(JULY, JULY.plusDays(19));
        // What a bug would leave behind: it is gone when all is derived again.
        sql.update("UPDATE counts.tally SET n = n + 7 WHERE subject = 'CALL' AND scope = '32.73'");
        assertThat(told.counts(JULY, JULY.plusDays(19))).isNotEqualTo(counted);

        // When: the rest comes in between, before and behind where the rebuild is
        rebuilding.begin("test");
        int next = first;
        while (next < facts.size()) {
            var _ = rebuilding.step();
            archive.take(facts.subList(next, Math.min(next + 150, facts.size())));
            next += 150;
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rebuilding.latest().orElseThrow().endedAt() != null);

        // Then
        assertThat(rebuilding.latest().orElseThrow().done()).isGreaterThanOrEqualTo(facts.size());
        assertThat(told.counts(JULY, JULY.plusDays(19)))
                .isEqualTo(CallHistories.tally(facts.stream()
                        .map(fact ->
                                ((id.layanan112.contracts.CallEvent.OfOneCall) ((Fact.OfEvent) fact).event()).call())
                        .toList()));
    }

    @Test
    void shouldShowTheOldFiguresUntilTheNewOnesAreThere() {
        LocalDate day = JULY.plusDays(40);
        archive.take(List.of(
                new Fact.OfEvent(UUID.randomUUID(), Stream.received(aCall("32.73", day, CallClass.NORMAL, 1)))));

        given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "*"))
                .post("/rebuild")
                .then()
                .statusCode(202)
                .body("why", equalTo("asked"))
                .body("startedAt", notNullValue());

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(told.counts(day, day)).containsValue(1L);
            return rebuilding.latest().orElseThrow().endedAt() != null;
        });
        assertThat(told.counts(day, day)).containsValue(1L);
    }

    @Test
    void shouldDeriveAllAgainByNewRulesAndGiveUpWhatWasBegunByOthers() {
        // Given: what is shown was derived by older rules, and a process with others left its rebuild behind
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        rebuilding.latest().filter(one -> one.endedAt() == null).isEmpty());
        sql.update("UPDATE counts.derivation SET rules = 0");
        sql.update("INSERT INTO rebuild (id, why, rules, mark, facts) VALUES (gen_random_uuid(), 'other', 99, 0, 0)");
        assertThat(rebuilding.rulesChanged()).isTrue();

        rebuilding.begin("rules");

        await().atMost(Duration.ofMinutes(1)).until(() -> !rebuilding.rulesChanged());
        assertThat(sql.query(
                        "SELECT why FROM rebuild WHERE rules = 99 AND ended_at IS NOT NULL", row -> row.getString(1)))
                .containsExactly("other (given up)");
    }

    @Test
    void shouldBeAskedForByTheNationsAdministratorOnly() {
        for (String[] claims : List.of(
                new String[] {"role", "monitoring-analyst", "centre", "*"},
                new String[] {"role", "administrator", "centre", "32.73"})) {
            given().auth()
                    .oauth2(EmbeddedStack.token(claims))
                    .post("/rebuild")
                    .then()
                    .statusCode(403);
        }
    }
}
