package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import id.layanan112.embedded.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Calls from ring to done, with the console and the boards of the agencies open side by side and no mouse anywhere;
 * pictures are where {@code layanan112.walk} says, and so is a count of what was typed.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = Here.CAN_PLAY, disabledReason = Here.CANNOT_PLAY)
class PlayedCallsTest {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    // ./112 walk sets it: five minutes of a whole stack are no part of every build.
    private static final String WALK = System.getProperty("layanan112.walk", "");
    private static final Path PICTURES = Path.of(WALK.isEmpty() ? "target/walk" : WALK);
    private static final String CONSOLE = "http://127.0.0.1:8111/console";
    private static final String BOARD = "http://127.0.0.1:8113/board";
    private static final String READY = "body[data-ready]";
    private static final int FEW = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shell shell = new Shell(ROOT);
    private final List<String> counts = new ArrayList<>();
    private Chromium chromium;
    private String telephone = "";

    @BeforeAll
    void start() {
        shell.run("./112 up --detach");
        telephone = shell.run("./112 token telephony --region 32.73 | tail -1").strip();
        // People answer at the boards; the first channel of PLN is down.
        shell.run(
                "curl -sf -X PUT http://127.0.0.1:8120/behaviour -d '{\"fast\":true,\"failShare\":0,\"declineShare\":0,"
                        + "\"hangShare\":0,\"seed\":0,\"named\":{\"32.73-fire\":\"RECEIVE\",\"32.73-police\":\"RECEIVE\","
                        + "\"32.73-power\":\"FAIL\"}}'");
        secondChannel("32.73-power", "+62000555811");
        chromium = Chromium.open();
    }

    @AfterAll
    void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve("keystrokes.txt"), counts);
        }
        try (shell) {
            // Never what somebody else has started.
            if (chromium != null) {
                shell.run("./112 down");
            }
        }
    }

    /** A telephone of an officer, behind the agency's system; as two administrators agree. */
    private void secondChannel(String agency, String number) {
        String one =
                shell.run("./112 token administrator --person satu | tail -1").strip();
        String two =
                shell.run("./112 token administrator --person dua | tail -1").strip();
        String url = "http://127.0.0.1:8113/agencies/" + agency;
        JsonNode known = json(shell.run("curl -sf " + url + " -H 'Authorization: Bearer " + one + "'"));
        ObjectNode changed = JSON.createObjectNode();
        List.of("name", "kind", "scope", "regions", "telephone").forEach(field -> changed.set(field, known.get(field)));
        changed.putArray("channels")
                .add(JSON.createObjectNode()
                        .put("type", "WEBHOOK")
                        .put("address", known.at("/channels/0/address").asText())
                        .put("privateAddress", true))
                .add(JSON.createObjectNode().put("type", "SMS").put("address", number));
        String change = json(shell.run("curl -sf -X PUT " + url + " -H 'Authorization: Bearer " + one
                        + "' -H 'Content-Type: application/json' -H 'If-Match: \"1\"' -d '" + changed + "'"))
                .path("changeId")
                .asText();
        shell.run("curl -sf -X POST http://127.0.0.1:8113/agency-changes/" + change
                + "/approvals -H 'Authorization: Bearer " + two + "'");
    }

    private Person callTaker() {
        return Person.at(chromium.browser(), CONSOLE, "Petugas penerima panggilan, Kota Bandung", READY);
    }

    private Person officer(String name) {
        return Person.at(chromium.browser(), BOARD, name, ".panes");
    }

    /** @param what for the list of counts */
    private int counted(String what, Person person) {
        List<String> groups = person.groups();
        counts.add(groups.size() + "  " + what + ": " + String.join(" · ", groups));
        return groups.size();
    }

    /** A telephone rings; its number is nobody's. */
    private void ring(Person callTaker) {
        String call = "pbx-" + UUID.randomUUID();
        String number = "+62000" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000L);
        shell.run("curl -sf http://127.0.0.1:8111/telephony/events -H 'Authorization: Bearer " + telephone
                + "' -H 'Content-Type: application/json' -d '{\"events\":[{\"eventId\":\"" + call
                + "-r\",\"pbxCallId\":\"" + call + "\",\"type\":\"RINGING\",\"at\":\"" + Instant.now()
                + "\",\"number\":\"" + number + "\"}]}'");
        callTaker.sees("[data-part=ringing] [data-key='Alt+KeyJ']");
    }

    private static String incident(Person callTaker) {
        callTaker.sees("#state");
        return callTaker.page.locator("#state").getAttribute("data-incident");
    }

    private static void shows(Person person, String selector, String text) {
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            person.page.waitForTimeout(100);
            return person.page.locator(selector).allInnerTexts().toString().contains(text);
        });
    }

    private static void waits(Person officer, String type) {
        officer.sees("[data-part=waiting] .order:has-text('" + type + "')");
    }

    @Test
    void shouldPlayAHouseFireThatThreeCallersReport() {
        Person callTaker = callTaker();
        Person damkar = officer("Petugas Damkar, Kota Bandung");
        ring(callTaker);
        callTaker.picture(PICTURES, "01-ringing");

        callTaker.presses("Alt+KeyJ").sees("#pop").types("kebakaran rumah jl asia afrika 12 p1; api di lantai dua");
        callTaker.sees("#understood .chip:has-text('P1')").picture(PICTURES, "02-understood");
        callTaker.presses("Enter");
        String fire = incident(callTaker);
        waits(damkar, "Kebakaran");
        assertThat(counted("fire, from ring to dispatch", callTaker)).isLessThanOrEqualTo(FEW);
        damkar.picture(PICTURES, "03-board-new-order");

        damkar.presses("ArrowDown").presses("Enter").sees("#opened-details dd").picture(PICTURES, "04-board-opened");
        damkar.presses("Escape").presses("a").sees("[data-part=active] .order");
        damkar.presses("u").types("Damkar 3").presses("Enter").sees("[data-part=active] :text('Damkar 3')");
        shows(callTaker, "#orders", "menerima");
        callTaker
                .presses("Alt+Digit2")
                .presses("Alt+KeyW")
                .types("gerbang belakang terkunci")
                .presses("Enter");
        shows(callTaker, "#people", "gerbang belakang terkunci");
        callTaker.picture(PICTURES, "05-accepted-and-told-more");
        counted("fire, what is told later", callTaker);
        // It reaches those who are on their way.
        damkar.sees("[data-part=active] .order[data-news]").presses("Enter");
        damkar.sees("#opened-details .told :text('gerbang belakang terkunci')").picture(PICTURES, "05-board-told-more");
        damkar.presses("Escape").sees("[data-part=active] .order:not([data-news])");

        for (int caller = 2; caller <= 3; caller++) {
            callTaker.presses("Alt+KeyE");
            ring(callTaker);
            callTaker.presses("Alt+KeyJ").sees("#pop").types("kebakaran jl asia afrika");
            callTaker.sees("#candidates button").picture(PICTURES, "06-same-incident");
            callTaker.presses("Alt+KeyG");
            callTaker.sees("#state[data-incident='" + fire + "']");
            assertThat(counted("fire, caller " + caller + " joined", callTaker)).isLessThanOrEqualTo(FEW);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            callTaker.page.waitForTimeout(100);
            return callTaker
                            .page
                            .locator("#state")
                            .getAttribute("data-calls")
                            .strip()
                            .split(" ")
                            .length
                    == 3;
        });

        damkar.presses("j").sees(".order[data-status=EN_ROUTE]");
        damkar.presses("l").sees(".order[data-status=ON_SCENE]");
        damkar.presses("n").types("Api padam, pendinginan").presses("Control+Enter");
        shows(callTaker, "#people", "Api padam, pendinginan");
        damkar.presses("s").sees("[data-part=done] .order");
        shows(callTaker, ".timeline", "Damkar Kota Bandung: selesai");
        callTaker.picture(PICTURES, "07-done");
        counted("fire, the officer", damkar);
        callTaker.presses("F2").types("/tutup selesai").presses("Enter").sees("#state[data-open=false]");
        counted("fire, closed", callTaker);
        assertThat(callTaker.complaints()).isEmpty();
        assertThat(damkar.complaints()).isEmpty();
    }

    /** Reported, and nothing asserted of time: cold, over a line of 1 Mbit/s that takes 200 ms for each answer. */
    @Test
    void shouldSayHowSoonScreensAreReadyOverASlowLine() throws IOException {
        List<String> loads = new ArrayList<>();
        loads.add(load(callTaker(), "console", CONSOLE));
        loads.add(load(officer("Petugas Damkar, Kota Bandung"), "board", BOARD));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("loads.txt"), loads);
        System.out.println(String.join(System.lineSeparator(), loads));
    }

    /** Ready when keys do something: the time is the page's own, from when it was asked for. */
    private static String load(Person person, String what, String address) {
        Page page = person.page.context().newPage();
        page.addInitScript("new MutationObserver(() => { if (document.body?.dataset.ready) {"
                + " window.readyAt ??= Math.round(performance.now()); } })"
                + ".observe(document, { subtree: true, childList: true, attributes: true });");
        CDPSession line = person.page.context().newCDPSession(page);
        line.send("Network.enable");
        List<Integer> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            page.navigate("about:blank");
            line.send("Network.clearBrowserCache");
            JsonObject slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", 200);
            slow.addProperty("downloadThroughput", 125_000);
            slow.addProperty("uploadThroughput", 125_000);
            line.send("Network.emulateNetworkConditions", slow);
            page.navigate(address);
            page.waitForSelector(READY);
            times.add(((Number) page.evaluate("window.readyAt")).intValue());
        }
        Object bytes = page.evaluate(
                "[...performance.getEntriesByType('navigation'),"
                        + " ...performance.getEntriesByType('resource')].map((one) => one.transferSize).reduce((a, b) => a + b)");
        Object files = page.evaluate("performance.getEntriesByType('resource').length + 1");
        Object unpacked = page.evaluate("[...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')].map((one) => one.decodedBodySize)"
                + ".reduce((a, b) => a + b)");
        page.close();
        times.sort(null);
        return "%-8s ready after %s ms (five loads), %s files, %s bytes over the line, %s unpacked"
                .formatted(what, times, files, bytes, unpacked);
    }

    @Test
    void shouldPlayASilentCallThatIsViolenceAtHome() {
        Person callTaker = callTaker();
        Person polres = officer("Petugas Polres, Kota Bandung");
        ring(callTaker);

        callTaker.presses("Alt+KeyJ").sees("#pop").presses("Alt+KeyS").sees("#silent .now button:focus");
        callTaker.picture(PICTURES, "08-silent");
        callTaker.presses("Digit2").sees("#silent.somebody");
        callTaker.types("kdrt gang mawar 5 tidak aman p1").presses("Enter").sees("#restricted");
        waits(polres, "KDRT");
        assertThat(counted("silent call that is KDRT, from ring to dispatch", callTaker))
                .isLessThanOrEqualTo(FEW);
        shows(callTaker, "#number", "disembunyikan");
        callTaker.picture(PICTURES, "09-restricted");

        polres.presses("ArrowDown")
                .presses("Enter")
                .sees("#opened-details dd")
                .picture(PICTURES, "10-board-restricted");
        polres.presses("Escape").presses("a").sees("[data-part=active] .order");
        shows(callTaker, "#orders", "menerima");
        polres.presses("j").sees(".order[data-status=EN_ROUTE]");
        polres.presses("l").sees(".order[data-status=ON_SCENE]");
        polres.presses("s").sees("[data-part=done] .order");
        counted("KDRT, the officer", polres);
        shows(callTaker, ".timeline", "Polres Kota Bandung: selesai");
        callTaker.presses("F2").types("/tutup rujuk").presses("Enter").sees("#state[data-open=false]");
        assertThat(callTaker.complaints()).isEmpty();
        assertThat(polres.complaints()).isEmpty();
    }

    @Test
    void shouldPlayAPowerOutageHandedToPlnWhoseFirstChannelIsDown() {
        Person callTaker = callTaker();
        Person pln = officer("Petugas PLN, Kota Bandung");
        ring(callTaker);

        callTaker
                .presses("Alt+KeyJ")
                .sees("#pop")
                .types("listrik padam kel cibeunying p3")
                .presses("Enter");
        incident(callTaker);
        waits(pln, "Listrik padam");
        assertThat(counted("outage, from ring to dispatch", callTaker)).isLessThanOrEqualTo(FEW);
        // Its system does not take it: an officer's telephone gets it, with a link that opens on that telephone alone.
        shows(callTaker, ".timeline", "PLN UP3 Kota Bandung: perintah terkirim");
        callTaker.picture(PICTURES, "11-sent-by-the-second-channel");
        Person telephone = Person.on(chromium.browser(), link());
        telephone.sees("main").picture(PICTURES, "12-on-the-telephone");
        pln.presses("ArrowDown").presses("a").sees("[data-part=active] .order");
        shows(callTaker, "#orders", "menerima");
        pln.presses("j").sees(".order[data-status=EN_ROUTE]");
        pln.presses("l").sees(".order[data-status=ON_SCENE]");
        pln.presses("s").sees("[data-part=done] .order");
        shows(callTaker, ".timeline", "PLN UP3 Kota Bandung: selesai");
        callTaker.picture(PICTURES, "13-outage-done");
        counted("outage, the officer", pln);
        assertThat(callTaker.complaints()).isEmpty();
        assertThat(pln.complaints()).isEmpty();
    }

    @Test
    void shouldSaveACallOnceWithAllThatWasTypedWhileTheServerIsKilled() {
        List<String> before = accidents();
        Person callTaker = callTaker();
        ring(callTaker);
        callTaker.presses("Alt+KeyJ").sees("#pop");

        shell.run("kill -9 " + part("intake").path("pid").asLong());
        callTaker.types("laka simpang dago p2; motor dan truk").presses("Enter");
        callTaker.presses("Alt+KeyW").types("pengemudi terjepit").presses("Enter");
        callTaker.sees("#unsent").picture(PICTURES, "14-server-away");

        String incident = incident(callTaker);
        shows(callTaker, "#people", "pengemudi terjepit");
        shows(callTaker, "#people", "motor dan truk");
        callTaker.page.waitForTimeout(1_000);
        callTaker.picture(PICTURES, "15-server-back");
        assertThat(callTaker.page.locator("#unsent").isVisible()).isFalse();
        assertThat(callTaker.page.locator("#state").getAttribute("data-calls").strip())
                .hasSize(36);
        assertThat(callTaker.page.locator("#people li").count()).isEqualTo(2);
        List<String> now = accidents();
        assertThat(now).contains(incident).hasSize(before.size() + 1);
    }

    /** In the newest short message. */
    private String link() {
        String newest = shell.run("ls -t .112/data/sms-outbox/*.json | head -1").strip();
        String text = json(shell.run("cat " + newest)).path("text").asText();
        return text.substring(text.indexOf("http"));
    }

    /** The traffic accidents that are open in Kota Bandung. */
    private List<String> accidents() {
        String dispatcher =
                shell.run("./112 token dispatcher --region 32.73 | tail -1").strip();
        JsonNode open = json(shell.run("curl -sf 'http://127.0.0.1:8111/incidents?open=true&limit=500'"
                + " -H 'Authorization: Bearer " + dispatcher + "'"));
        List<String> ids = new ArrayList<>();
        open.path("items").forEach(one -> {
            if (one.path("incidentType").asText().equals("TRAFFIC_ACCIDENT")) {
                ids.add(one.path("incidentId").asText());
            }
        });
        return ids;
    }

    private JsonNode part(String name) {
        for (JsonNode part : json(shell.run("./112 status --json || true")).path("services")) {
            if (part.path("service").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError(name);
    }

    private static JsonNode json(String printed) {
        try {
            return JSON.readTree(printed);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + printed, e);
        }
    }
}
