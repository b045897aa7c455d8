package id.layanan112.intake.audit;

import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class AuditChainTest {
    @Inject
    AuditChain chain;

    @Inject
    Sql sql;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldShowWhatWasChangedRemovedOrPutInBetween() {
        // Given
        String call = save("{\"class\":\"PRANK\"}").extract().path("callId");
        chained();
        assertThat(chain.firstBroken()).isEmpty();
        // When, then
        sql.update("UPDATE audit SET who = 'another' WHERE subject = ?::uuid", call);
        assertThat(chain.firstBroken()).isPresent();
        sql.update("UPDATE audit SET who = 'sample-call-taker' WHERE subject = ?::uuid", call);
        assertThat(chain.firstBroken()).isEmpty();

        sql.update(
                "INSERT INTO audit (id, region, day, at, who, what, subject, why)"
                        + " SELECT -1, region, day, at, who, 'READ', subject, why FROM audit WHERE subject = ?::uuid",
                call);
        assertThat(chain.firstBroken()).isPresent();
        sql.update("DELETE FROM audit WHERE subject = ?::uuid AND what = 'READ'", call);
        assertThat(chain.firstBroken()).isEmpty();

        sql.update("CREATE TABLE removed AS SELECT * FROM audit WHERE subject = ?::uuid", call);
        sql.update("DELETE FROM audit WHERE subject = ?::uuid", call);
        assertThat(chain.firstBroken()).isPresent();
        sql.update("INSERT INTO audit SELECT * FROM removed");
        sql.update("DROP TABLE removed");
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void shouldMissNoRowThatIsWrittenMeanwhile() throws Exception {
        // When
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> saving = callers.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    save("{\"class\":\"PRANK\"}");
                }
            });
            while (!saving.isDone()) {
                chain.chain();
            }
            saving.get();
        }
        chained();
        // Then
        assertThat(chain.firstBroken()).isEmpty();
        assertThat(select(database, "SELECT (SELECT sum(rows) FROM audit_block) = (SELECT count(*) FROM audit)"))
                .containsExactly("t");
    }

    private void chained() {
        await().until(() -> {
            chain.chain();
            return select(
                            database,
                            // Also while there is no block yet: then nothing is chained.
                            "SELECT count(*) FROM audit WHERE NOT EXISTS"
                                    + " (SELECT 1 FROM audit_block WHERE (upto_at, upto_id) >= (at, id))")
                    .equals(List.of("0"));
        });
    }
}
