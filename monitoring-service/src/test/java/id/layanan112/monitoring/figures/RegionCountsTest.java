package id.layanan112.monitoring.figures;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.CentreState;
import id.layanan112.contracts.IncidentType;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class RegionCountsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private static final String WITHOUT_CENTRE = Regions.all().stream()
            .map(Region::code)
            .filter(code -> CallCentres.builtIn().ofRegion(code).isEmpty())
            .findFirst()
            .orElseThrow()
            .value();

    @Inject
    Centres centres;

    private final Stream stream = new Stream();

    @AfterEach
    void close() {
        stream.close();
    }

    /** Two thirds of the regions, less those whose centre another test has made. */
    private int withoutCentre() {
        int without = (int) Regions.all().stream()
                .filter(region -> centres.now().ofRegion(region.code()).isEmpty())
                .count();
        assertThat(without).isBetween(514 - 172 - 6 - 1, 514 - 172 - 6);
        return without;
    }

    private static RequestSpecification as(String role, String centre) {
        return given().auth().oauth2(EmbeddedStack.token("role", role, "centre", centre));
    }

    private static RequestSpecification analyst() {
        return as("monitoring-analyst", "*");
    }

    private void count(CallSnapshot... calls) {
        for (CallSnapshot call : calls) {
            stream.publish(Stream.received(call));
        }
    }

    @Test
    void shouldCountByRegionClassAndType() {
        LocalDate day = JUNE;
        UUID reclassified = UUID.randomUUID();
        count(
                aCall("32.73", day, CallClass.NORMAL, 1),
                aCall("32.73", day, null, 1),
                aCall(reclassified, "32.73", day, CallClass.NORMAL, IncidentType.FIRE, 1),
                aCall(reclassified, "32.73", day, CallClass.PRANK, null, 2),
                aCall(UUID.randomUUID(), "32.73", day, CallClass.NORMAL, IncidentType.DOMESTIC_VIOLENCE, 1));

        await().atMost(SOON)
                .untilAsserted(() -> analyst()
                        .get("/regions/counts?day=" + day + "&region=32.73")
                        .then()
                        .statusCode(200)
                        .body("day", equalTo(day.toString()))
                        .body("asOf", notNullValue())
                        .body("regions", hasSize(1))
                        .body("regions[0].regionCode", equalTo("32.73"))
                        .body("regions[0].name", equalTo("Kota Bandung"))
                        .body("regions[0].centreCode", equalTo("32.73"))
                        .body("regions[0].total", equalTo(4))
                        .body("regions[0].open", equalTo(1))
                        .body("regions[0].byClass.NORMAL", equalTo(2))
                        .body("regions[0].byClass.PRANK", equalTo(1))
                        .body("regions[0].byType.FIRE", equalTo(2))
                        .body("regions[0].byType.size()", equalTo(1))
                        .body("total.total", equalTo(4)));
    }

    @Test
    void shouldCountCallsThatNoListKnowsAPlaceFor() {
        LocalDate day = JUNE.plusDays(1);
        CallSnapshot unplaced = aCall("32.73", day, CallClass.GHOST, 1);
        count(
                new CallSnapshot(
                        unplaced.callId(),
                        1,
                        "32.73",
                        null,
                        day,
                        CallClass.GHOST,
                        CallChannel.VOICE,
                        unplaced.receivedAt(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                aCall("99.99", day, CallClass.NORMAL, 1),
                aCall("11.01", day, CallClass.NORMAL, 1));

        await().atMost(SOON)
                .untilAsserted(() -> analyst()
                        .get("/regions/counts?day=" + day)
                        .then()
                        .statusCode(200)
                        .body("total.total", equalTo(3))
                        .body("regions.find { it.regionCode == null }.centreCode", equalTo("32.73"))
                        .body("regions.find { it.regionCode == null }.byClass.GHOST", equalTo(1))
                        .body("regions.find { it.regionCode == '99.99' }.state", equalTo("NOT_IMPLEMENTED"))
                        .body("regions.find { it.regionCode == '99.99' }.total", equalTo(1)));
    }

    @Test
    void shouldKeepExercisesApart() {
        LocalDate day = JUNE.plusDays(2);
        CallSnapshot call = aCall("32.73", day, CallClass.NORMAL, 1);
        CallSnapshot drill = new CallSnapshot(
                UUID.randomUUID(),
                1,
                "32.73",
                "32.73",
                day,
                CallClass.NORMAL,
                CallChannel.VOICE,
                call.receivedAt(),
                null,
                null,
                null,
                IncidentType.FIRE,
                null,
                true);
        count(drill, call);

        await().atMost(SOON)
                .untilAsserted(() -> analyst()
                        .get("/regions/counts?day=" + day + "&region=32.73")
                        .then()
                        .body("regions[0].total", equalTo(1)));
    }

    @Test
    void shouldNameAll514RegionsWhenAsked() {
        analyst()
                .get("/regions/counts?all=true&day=2025-01-01")
                .then()
                .statusCode(200)
                .body("regions", hasSize(514))
                .body("regions.findAll { it.state == 'NOT_IMPLEMENTED' }.size()", equalTo(withoutCentre()));
    }

    @Test
    void shouldGiveEachRegionItsOwnToday() {
        analyst()
                .get("/regions/counts")
                .then()
                .statusCode(200)
                .body("day", nullValue())
                .body("regions.regionCode", hasItem("32.73"))
                .body("regions.day", everyItem(notNullValue()));
    }

    @Test
    void shouldTellNoCallsFromNoData() {
        // Given: Surabaya reports, Bekasi did a minute ago, Palembang long ago
        Instant now = Instant.now();
        Instant through = now.minusSeconds(3);
        stream.publish(
                report("35.78", now, through),
                report("32.75", now.minusSeconds(60), through),
                report("16.71", now.minusSeconds(600), through),
                report("74.06", now, through));

        await().atMost(SOON).untilAsserted(() -> {
            region("35.78")
                    .body("regions[0].state", equalTo("REPORTING"))
                    .body("regions[0].total", equalTo(0))
                    .body("regions[0].completeThrough", equalTo(through.toString()));
            region("32.75").body("regions[0].state", equalTo("LATE"));
            region("16.71").body("regions[0].state", equalTo("SILENT"));
            region("74.06")
                    .body("regions[0].state", equalTo("REPORTING"))
                    .body("regions[0].centreCode", equalTo("74.06"));
            region(WITHOUT_CENTRE)
                    .body("regions[0].state", equalTo("NOT_IMPLEMENTED"))
                    .body("regions[0].completeThrough", nullValue());
        });
    }

    @Test
    void shouldShowACentreItsOwnRegionsOnly() {
        as("call-taker", "32.73")
                .get("/regions/counts?day=" + JUNE)
                .then()
                .statusCode(200)
                .body("regions.regionCode", everyItem(equalTo("32.73")));
        as("supervisor", "31")
                .get("/regions/counts?day=2025-01-01")
                .then()
                .statusCode(200)
                .body("regions", hasSize(6));
        as("supervisor", "31")
                .get("/regions/counts?region=32.73")
                .then()
                .statusCode(404)
                .body("type", containsString("unknown-region"));
    }

    @Test
    void shouldRefuseWithAPreciseProblem() {
        given().redirects().follow(false).get("/regions/counts").then().statusCode(not(200));
        as("agency-officer", "*").get("/regions/counts").then().statusCode(403);
        analyst()
                .get("/regions/counts?day=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("invalid-day"))
                .body("errors[0].field", equalTo("day"));
        for (String nowhere : List.of("99.99", "bandung", "32.73%00")) {
            analyst()
                    .get("/regions/counts?region=" + nowhere)
                    .then()
                    .statusCode(404)
                    .body("type", containsString("unknown-region"));
        }
    }

    private static io.restassured.response.ValidatableResponse region(String code) {
        return analyst().get("/regions/counts?region=" + code).then().statusCode(200);
    }

    private static CentreReported report(String centre, Instant at, Instant through) {
        return new CentreReported(
                centre, "Pusat " + centre, List.of(centre), CentreState.ACTIVE, false, through, List.of(), at);
    }
}
