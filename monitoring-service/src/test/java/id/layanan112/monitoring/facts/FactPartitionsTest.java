package id.layanan112.monitoring.facts;

import static id.layanan112.monitoring.CallHistories.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.CallClass;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.Told;
import id.layanan112.monitoring.ledger.Fact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class FactPartitionsTest {
    @Inject
    FactPartitions partitions;

    @Inject
    Archive archive;

    @Inject
    Told told;

    @Inject
    Sql sql;

    @Test
    void shouldForgetWholeMonthsThatAreOlderThanKept() {
        // Given: a month of its own, one in the default partition, and one that is kept
        LocalDate old = LocalDate.of(2011, 3, 5);
        LocalDate older = LocalDate.of(2010, 1, 5);
        LocalDate kept = LocalDate.of(2012, 1, 1);
        sql.update("CREATE TABLE fact_2011_03 PARTITION OF fact FOR VALUES FROM ('2011-03-01') TO ('2011-04-01')");
        for (LocalDate day : List.of(old, older, kept)) {
            archive.take(List.of(
                    new Fact.OfEvent(UUID.randomUUID(), Stream.received(aCall("32.73", day, CallClass.NORMAL, 1)))));
        }

        partitions.forget(YearMonth.of(2012, 1));

        assertThat(told.facts(older, old)).isZero();
        assertThat(told.facts(kept, kept)).isEqualTo(1);
        assertThat(told.counts(old, old)).as("figures stay").isNotEmpty();
    }
}
