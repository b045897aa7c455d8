package id.layanan112.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class GroupCommitTest {
    private static final int BAD = 7;

    @Inject
    Sql sql;

    @Test
    void shouldLoseNoneBecauseAnotherIsBad() throws InterruptedException, ExecutionException {
        String note = "group " + UUID.randomUUID();
        try (GroupCommit<Integer, Integer> writers =
                        new GroupCommit<>("test", 2, 64, 1000, some -> insert(some, note));
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, 200)
                    .mapToObj(number ->
                            requests.submit(() -> writers.submit(number).join()))
                    .toList();

            for (int number = 0; number < all.size(); number++) {
                Future<Integer> one = all.get(number);
                if (number == BAD) {
                    assertThatThrownBy(one::get).hasRootCauseMessage("bad");
                } else {
                    assertThat(one.get()).isEqualTo(number);
                }
            }
        }
        assertThat(sql.query("SELECT count(*) FROM effect WHERE note = ?", row -> row.getInt(1), note))
                .containsExactly(199);
    }

    @Test
    void shouldAnswerOnlyWhatIsCommitted() {
        String note = "group " + UUID.randomUUID();
        try (GroupCommit<Integer, Integer> writers =
                new GroupCommit<>("test", 1, 64, 1000, some -> insert(some, note))) {
            writers.submit(1).join();

            assertThat(sql.query("SELECT count(*) FROM effect WHERE note = ?", row -> row.getInt(1), note))
                    .containsExactly(1);
        }
    }

    @Test
    void shouldTellWhoComesWhenTooManyWaitToComeAgain() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        try (GroupCommit<Integer, Integer> writers = new GroupCommit<>("test", 1, 1, 2, some -> {
            working.countDown();
            await(go);
            return some;
        })) {
            CompletableFuture<Integer> first = writers.submit(1);
            working.await();
            List<CompletableFuture<Integer>> waiting = List.of(writers.submit(2), writers.submit(3));

            assertThatThrownBy(writers.submit(4)::join)
                    .satisfies(failure -> assertThat(Away.is(failure)).isTrue());
            go.countDown();

            assertThat(first.join()).isEqualTo(1);
            assertThat(waiting).extracting(CompletableFuture::join).containsExactly(2, 3);
        }
    }

    @Test
    void shouldGoOnAfterAnError() {
        try (GroupCommit<Integer, Integer> writers = new GroupCommit<>("test", 1, 1, 10, some -> {
            if (some.contains(BAD)) {
                throw new StackOverflowError();
            }
            return some;
        })) {
            assertThatThrownBy(writers.submit(BAD)::join).hasRootCauseInstanceOf(StackOverflowError.class);
            assertThat(writers.submit(1).join()).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> insert(List<Integer> some, String note) {
        some.forEach(one -> sql.update("INSERT INTO effect (event_id, note) VALUES (?, ?)", Ids.v7(), note));
        if (some.contains(BAD)) {
            throw new IllegalStateException("bad");
        }
        return some;
    }
}
