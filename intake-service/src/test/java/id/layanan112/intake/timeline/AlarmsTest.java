package id.layanan112.intake.timeline;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of alarms reads only what may be in alarm: it must find what the single incidents say, whatever came before. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class AlarmsTest {
    // Nobody else's in these tests.
    private static final String CENTRE = "35.75";
    private static final List<String> KINDS = List.of("FIRE", "POLICE", "MEDICAL");
    private static final String RUNG =
            "{\"source\":\"OWN\",\"agencyId\":\"a\",\"kind\":\"FIRE\",\"name\":\"Contoh\",\"telephone\":null}";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldListExactlyTheIncidentsOfWhichSomebodyHasToDoSomething() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> incidents = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String id = as("role", "call-taker", "centre", CENTRE)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                    .post("/calls")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("incidentId");
            incidents.add(id);
            become(id, random);
        }
        List<String> listed = as("role", "call-taker", "centre", CENTRE)
                .get("/incidents/alarms")
                .then()
                .statusCode(200)
                .extract()
                .path("items.incidentId");

        List<String> one = incidents.stream()
                .filter(id -> !as("role", "call-taker", "centre", CENTRE)
                        .get("/incidents/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<?>>path("attention")
                        .isEmpty())
                .toList();
        assertThat(listed).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(one);
        assertThat(one.size()).as("of both kinds; seed %d", seed).isBetween(1, incidents.size() - 1);
    }

    /** Long ago, and as any events may have left it. */
    private void become(String id, Random random) {
        run("UPDATE incident SET revised_at = now() - interval '1 day' WHERE incident_id = '" + id + "'");
        if (random.nextInt(8) == 0) {
            return;
        }
        List<String> asked =
                KINDS.stream().filter(kind -> random.nextInt(3) > 0).toList();
        String assignments = String.join(
                ",",
                asked.stream()
                        .map(kind -> "{\"kind\":\"" + kind + "\",\"first\":" + RUNG + "}")
                        .toList());
        run("INSERT INTO route (incident_id, revision, assignments, human) VALUES ('" + id + "', "
                + (random.nextInt(6) == 0 ? 0 : 1) + ", '[" + assignments + "]', '" + RUNG + "')");
        for (String kind : KINDS) {
            if (random.nextInt(5) > 0) {
                DispatchStatus status = random.nextInt(3) > 0
                        ? DispatchStatus.ACCEPTED
                        : DispatchStatus.values()[random.nextInt(DispatchStatus.values().length)];
                run("INSERT INTO dispatch (dispatch_id, incident_id, version, kind, role, status, holder, ordered_at)"
                        + " VALUES ('" + UUID.randomUUID() + "', '" + id + "', 1, '" + kind + "', 'LEAD', '" + status
                        + "', '" + RUNG + "', now() - interval '1 hour')");
            }
        }
    }

    private void run(String statement) {
        select(database, "WITH done AS (" + statement + " RETURNING 1) SELECT count(*) FROM done");
    }
}
