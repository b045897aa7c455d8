package id.layanan112.intake.console;

import static id.layanan112.intake.IntakeClient.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.embedded.browser.Accessibility;
import id.layanan112.embedded.browser.Chromium;
import id.layanan112.intake.IntakeClient;
import id.layanan112.intake.Phones;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The console as people have it: from the keyboard, with a server that goes away; pictures are in {@code target/screens}. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.MISSING)
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ConsoleInABrowserTest {
    // Nobody else's in these tests.
    private static final String CENTRE = "35.79";

    @Inject
    AgroalDataSource database;

    private static Browsers browsers;

    private BrowserContext machine;
    private Page page;

    @BeforeAll
    static void launch() {
        browsers = new Browsers();
    }

    @AfterAll
    static void end() {
        browsers.close();
    }

    @BeforeEach
    void open() {
        IntakeClient.select(
                database,
                "WITH rung AS (UPDATE call SET answered_at = received_at WHERE centre_code = '" + CENTRE
                        + "' AND ringing RETURNING 1) SELECT count(*) FROM rung");
        browsers.complaints.clear();
        machine = browsers.machine(1366, 768);
        page = browsers.tab(machine);
    }

    @AfterEach
    void close() {
        browsers.leave();
    }

    private void at(Page tab, String who) {
        Browsers.open(tab, "/console", who, "call-taker", CENTRE);
    }

    private void type(String text) {
        page.keyboard().type(text);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    /** A call rings at this centre. */
    private UUID ring(String number) {
        String pbxCall = Phones.call();
        as("role", "telephony", "centre", CENTRE)
                .body(Phones.event(pbxCall, "RINGING", 290, number))
                .post("/telephony/events")
                .then()
                .statusCode(200);
        return id.layanan112.kit.ids.Ids.derived(
                UUID.fromString("6f0f4a3e-6d6a-5d0e-9a5c-112112112112"), CENTRE, pbxCall);
    }

    private List<String> incidents(String where) {
        return IntakeClient.select(
                database,
                "SELECT incident_type || ' ' || priority FROM incident WHERE centre_code = '" + CENTRE + "' AND "
                        + where + " ORDER BY opened_at");
    }

    private static String state(Page tab) {
        return tab.locator("#state").getAttribute("data-incident");
    }

    private static void eventually(Page tab, java.util.function.BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            tab.waitForTimeout(50);
            return condition.getAsBoolean();
        });
    }

    @Test
    void shouldTakeACallFromRingToIncidentInThreeKeyGroups() {
        at(page, "ana");
        UUID callId = ring(Phones.number());
        page.waitForSelector("#r" + callId);

        press("Alt+KeyJ");
        page.waitForSelector("#pop", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
        type("kebakarn jl asia afrika 12 p1 terjebak; api di lantai dua");
        page.waitForSelector("#understood .chip:has-text('P1')");
        Browsers.picture(page, "understood");
        press("Enter");

        page.waitForSelector("#state");
        page.waitForSelector("#people li:has-text('jl asia afrika 12')");
        Browsers.picture(page, "fire");
        assertThat(page.locator("#state").innerText()).contains("Kebakaran", "orang terjebak");
        assertThat(page.locator("#people").innerText()).contains("api di lantai dua");
        assertThat(incidents("incident_id = '" + state(page) + "'")).containsExactly("FIRE P1");
        assertThat(IntakeClient.select(database, "SELECT incident_id::text FROM call WHERE call_id = '" + callId + "'"))
                .containsExactly(state(page));
        assertThat(browsers.complaints).isEmpty();
    }

    @Test
    void shouldAddWhatIsToldLaterAndTickTheGuide() {
        at(page, "ana");
        type("kebakaran pasar baru");
        press("Enter");
        page.waitForSelector("#state");

        press("Alt+KeyW");
        type("gerbang terkunci");
        press("Enter");
        page.waitForSelector("#people li:has-text('gerbang terkunci')");
        page.waitForSelector("#guide button[data-key='Alt+Digit1']");
        press("Alt+Digit1");
        eventually(page, () -> page.locator("#guide button[aria-pressed=true]").count() == 1);
        press("F2");
        type("p2 3 korban");
        press("Enter");

        eventually(
                page, () -> page.locator("#state").getAttribute("data-victims").equals("SEVERAL"));
        assertThat(page.locator("#state").getAttribute("data-priority")).isEqualTo("P2");
        assertThat(page.locator("#refused").isVisible()).isFalse();
    }

    @Test
    void shouldLoseNoKeyToACallThatComesIntoFocusSlowly() {
        // A machine that takes its time to keep what is typed, and a line that is understood late.
        page.addInitScript("""
                const later = () => new Promise((on) => setTimeout(on, window.slow ?? 400));
                const seal = crypto.subtle.encrypt.bind(crypto.subtle);
                crypto.subtle.encrypt = async (...all) => { await later(); return seal(...all); };
                const fetched = window.fetch.bind(window);
                window.fetch = async (...all) => { await later(); return fetched(...all); };
                """);
        at(page, "ana");
        UUID first = ring(Phones.number());
        page.waitForSelector("#r" + first);
        type("setengah");
        press("Alt+KeyJ");
        type("kebakaran jl kenari 8 p1");
        eventually(page, () -> page.locator("#understood").innerText().contains("P1"));
        assertThat(page.locator("#command").inputValue()).isEqualTo("kebakaran jl kenari 8 p1");

        page.evaluate("() => (window.slow = 700)");
        type(" 2 korban");
        press("Enter");
        press("Alt+KeyE");
        type("padam");
        eventually(
                page,
                () -> !incidents("incident_id = (SELECT incident_id FROM call WHERE call_id = '" + first + "')")
                        .isEmpty());

        assertThat(page.locator("#command").inputValue()).isEqualTo("padam");
        assertThat(page.locator("#state").count()).isZero();

        // What was understood late, or cannot be done, is of a call that is out of focus: nothing of it is shown here.
        page.locator("#command").fill("/tutup selesai");
        press("Enter");
        press("Alt+KeyE");
        page.waitForTimeout(2_500);
        assertThat(page.locator("#command").inputValue()).isEmpty();
        assertThat(page.locator("#understood .chip").count()).isZero();
    }

    @Test
    void shouldJoinADuplicateWithOneKeyAndUndoWithOne() {
        at(page, "ana");
        type("kebakaran jl veteran 3 p1");
        press("Enter");
        page.waitForSelector("#state");
        String first = state(page);
        press("Alt+KeyE");
        UUID second = ring(Phones.number());
        page.waitForSelector("#r" + second);

        press("Alt+KeyJ");
        type("kebakaran jl veteran");
        page.waitForSelector("#candidates button");
        Browsers.picture(page, "same");
        press("Alt+KeyG");
        eventually(page, () -> first.equals(state(page)));
        eventually(page, () -> page.locator("#state").getAttribute("data-calls").contains(second.toString()));
        press("Alt+KeyZ");
        eventually(page, () -> page.locator("#state").count() == 0);
        type("kebakaran jl pahlawan 9");
        press("Enter");
        page.waitForSelector("#state");

        assertThat(state(page)).isNotEqualTo(first);
        assertThat(incidents("incident_id IN ('" + first + "', '" + state(page) + "')"))
                .hasSize(2);
    }

    /** What was asked before the undoing is answered after it. */
    @Test
    void shouldNotBringBackWhatWasLeftByALateAnswer() {
        at(page, "ana");
        type("kebakaran jl merdeka 3 p1");
        press("Enter");
        page.waitForSelector("#state");
        String first = state(page);
        press("Alt+KeyE");
        UUID second = ring(Phones.number());
        page.waitForSelector("#r" + second);
        press("Alt+KeyJ");
        type("kebakaran jl merdeka");
        page.waitForSelector("#candidates button");
        press("Alt+KeyG");
        eventually(
                page,
                () -> page.locator("#state").count() == 1
                        && page.locator("#state").getAttribute("data-calls").contains(second.toString()));

        CompletableFuture<Runnable> late = new CompletableFuture<>();
        page.route("**/console/calls/" + second, route -> {
            if (!late.isDone()) {
                APIResponse read = route.fetch();
                late.complete(() -> route.fulfill(new Route.FulfillOptions().setResponse(read)));
            } else {
                route.resume();
            }
        });
        page.evaluate(
                "id => document.dispatchEvent(new CustomEvent('part', { detail: 'call:' + id }))", second.toString());
        eventually(page, late::isDone);
        press("Alt+KeyZ");
        eventually(page, () -> page.locator("#state").count() == 0);
        late.join().run();
        type("kebakaran jl pahlawan 11");
        press("Enter");
        page.waitForSelector("#state");

        assertThat(state(page)).isNotEqualTo(first);
        assertThat(incidents("incident_id IN ('" + first + "', '" + state(page) + "')"))
                .hasSize(2);
    }

    @Test
    void shouldHearASilentCallThatIsViolenceAtHome() {
        at(page, "ana");
        UUID callId = ring(Phones.number());
        page.waitForSelector("#r" + callId);
        press("Alt+KeyJ");
        page.waitForSelector("#pop:visible");
        press("Alt+KeyS");
        page.waitForSelector("#silent .now button:focus");
        Browsers.picture(page, "silent");
        press("Digit2");
        page.waitForSelector("#silent.somebody");

        type("kdrt jl mawar 5 tidak aman p1");
        press("Enter");
        page.waitForSelector("#restricted:visible");
        eventually(page, () -> page.locator("#number").innerText().contains("disembunyikan"));
        Browsers.picture(page, "restricted");
        press("Alt+KeyN");

        eventually(page, () -> page.locator("#number").innerText().startsWith("+62000"));
        eventually(
                page,
                () -> IntakeClient.select(
                                database,
                                "SELECT what FROM audit WHERE subject = '" + callId + "' AND what = 'NUMBER_READ'")
                        .equals(List.of("NUMBER_READ")));
        assertThat(page.locator("[data-act=unsafe]").getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(page.locator("#people").innerText()).doesNotContain("+62000");
    }

    @Test
    void shouldCloseASilentCallOnlyAfterEveryStep() {
        at(page, "ana");
        UUID callId = ring(Phones.number());
        page.waitForSelector("#r" + callId);
        press("Alt+KeyJ");
        page.waitForSelector("#pop:visible");
        press("Alt+KeyS");
        for (int i = 0; i < 4; i++) {
            page.waitForSelector("#silent .now button:focus");
            int done = i;
            press("Digit1");
            eventually(
                    page,
                    () -> page.locator("#silent button[aria-pressed=true]").count() == done + 1);
        }
        page.waitForSelector("[data-act=ghost]:visible");
        press("Alt+KeyH");

        eventually(
                page,
                () -> IntakeClient.select(database, "SELECT call_class FROM call WHERE call_id = '" + callId + "'")
                        .equals(List.of("GHOST")));
    }

    @Test
    void shouldLoseNothingWhileTheServerIsAwayAndThePageIsLoadedAgain() {
        at(page, "ana");
        machine.setOffline(true);
        type("banjir kel utara 7 p2; air setinggi dada");
        press("Enter");
        page.waitForSelector("#unsent:visible");
        press("Alt+KeyW");
        type("tiga orang di atap");
        press("Enter");
        press("F2");
        type("setengah jadi");
        eventually(page, () -> page.locator("#unsent b").innerText().startsWith("2 "));
        Browsers.picture(page, "unsent");
        assertThat(incidents("incident_type = 'FLOOD'")).isEmpty();

        machine.setOffline(false);
        page.reload();
        Browsers.ready(page);

        page.waitForSelector("#state");
        page.waitForSelector("#people li:has-text('tiga orang di atap')");
        assertThat(page.locator("#people").innerText()).contains("air setinggi dada", "kel utara 7");
        assertThat(page.locator("#command").inputValue()).isEqualTo("setengah jadi");
        assertThat(incidents("incident_type = 'FLOOD'")).containsExactly("FLOOD P2");
        assertThat(page.locator("#unsent").isVisible()).isFalse();
    }

    @Test
    void shouldKeepWhatIsTypedFromWhoeverSitsDownNext() {
        at(page, "ana");
        type("rahasia setengah jadi");
        page.waitForTimeout(300);
        String stored = (String)
                page.evaluate(
                        "() => new Promise(done => { const asked = indexedDB.open('layanan112'); asked.onsuccess = () => {"
                                + " const all = asked.result.transaction('kept').objectStore('kept').getAll();"
                                + " all.onsuccess = () => done(all.result.map(one => new TextDecoder('latin1').decode(one.data)).join('')); }; })");

        assertThat(stored).isNotEmpty().doesNotContain("rahasia");
        machine.clearCookies();
        Page next = browsers.tab(machine);
        at(next, "budi");
        assertThat(next.locator("#command").inputValue()).isEmpty();
    }

    @Test
    void shouldGoOnAfterTheSessionEndedInMidCall() {
        at(page, "ana");
        page.waitForTimeout(200);
        machine.clearCookies();
        type("pohon tumbang jl kenari p2");
        press("Enter");
        page.waitForSelector("#session:visible");
        Browsers.picture(page, "session");
        assertThat(incidents("incident_type = 'FALLEN_TREE'")).isEmpty();

        Page other = machine.waitForPage(() -> press("F8"));
        other.waitForSelector("form button");
        other.evaluate(
                "() => { const form = document.querySelector('form:has(input[name=claims])'); form.elements.username.value = 'ana';"
                        + " form.elements.claims.value = JSON.stringify({groups: ['call-taker'], centre: '" + CENTRE
                        + "', name: 'ana'}); form.submit(); }");
        other.waitForSelector("[role=status]");

        page.bringToFront();
        page.waitForSelector("#state");
        assertThat(incidents("incident_type = 'FALLEN_TREE'")).containsExactly("FALLEN_TREE P2");
        assertThat(page.locator("#session").isVisible()).isFalse();
    }

    @Test
    void shouldSendNothingInAnothersName() {
        at(page, "ana");
        machine.clearCookies();
        Page other = browsers.tab(machine);
        at(other, "budi");
        machine.setOffline(true);
        type("ular jl melati 1");
        press("Enter");
        page.waitForSelector("#unsent:visible");
        machine.setOffline(false);

        page.waitForSelector("#stranger:visible");
        page.waitForTimeout(1500);
        assertThat(incidents("incident_type = 'WILD_ANIMAL'")).isEmpty();
        assertThat(page.locator("#unsent").isVisible()).isTrue();
    }

    @Test
    void shouldShowAColleaguesChangeAndNeverOverwriteIt() {
        at(page, "ana");
        type("kecelakaan simpang lima p3");
        press("Enter");
        page.waitForSelector("#state");
        String incident = state(page);
        Page other = browsers.tab(browsers.machine(1366, 768));
        at(other, "budi");
        other.waitForSelector("#i" + incident);
        other.locator("#i" + incident + " button").click();
        other.waitForSelector("#state");
        page.waitForTimeout(300);

        machine.setOffline(true);
        press("F2");
        type("p1");
        press("Enter");
        page.waitForSelector("#unsent:visible");
        other.locator("#command").focus();
        other.keyboard().type("p2");
        other.keyboard().press("Enter");
        eventually(
                other,
                () -> other.locator("#state").getAttribute("data-priority").equals("P2"));
        machine.setOffline(false);

        page.waitForSelector("#refused:visible");
        assertThat(page.locator("#refused").innerText()).contains("P1 / P2");
        Browsers.picture(page, "conflict");
        assertThat(incidents("incident_id = '" + incident + "'")).containsExactly("TRAFFIC_ACCIDENT P2");
        page.locator("#refused button").first().click();
        eventually(
                other,
                () -> other.locator("#state").getAttribute("data-priority").equals("P1"));
    }

    @Test
    void shouldShowACallersAndAColleaguesTextAsText() {
        at(page, "ana");
        String hostile =
                "<img src=x onerror=document.title='hacked'> \u202Eterbalik \uD83D\uDD25 <script>alert(1)</script>";
        page.locator("#command").fill("banjir jl aman 1; " + hostile);
        press("Enter");
        page.waitForSelector("#state");
        page.waitForSelector("#people li:has-text('onerror')");
        page.locator("#more").fill(hostile + " " + "panjang ".repeat(12_500));
        page.locator("#more").press("Enter");
        eventually(page, () -> page.locator("#people li").count() >= 7);

        assertThat(page.locator("#people").innerText()).contains("<script>alert(1)</script>");
        assertThat(page.title()).doesNotContain("hacked");
        Page report = browsers.tab(machine);
        report.navigate(Browsers.at("/console/incidents/" + state(page) + "/report"));
        assertThat(report.locator("main").innerText()).contains("<script>alert(1)</script>");
        assertThat(report.title()).doesNotContain("hacked");
        assertThat(browsers.complaints).isEmpty();
    }

    @Test
    void shouldSaveOnceHoweverOftenItIsClicked() {
        at(page, "ana");
        String before = Instant.now().toString();
        type("laka jl ganda 2");
        press("Enter");
        press("Enter");
        page.locator("#send").dblclick();
        page.waitForSelector("#state");
        page.waitForTimeout(800);

        assertThat(incidents("opened_at > '" + before + "'")).hasSize(1);
    }

    @Test
    void shouldBeAccessibleInBothLanguagesAndThemesAndAtTwiceTheSize() {
        for (int zoom : List.of(1, 2)) {
            BrowserContext screen = browsers.machine(1366 / zoom, 768 / zoom);
            Page tab = browsers.tab(screen);
            Browsers.open(tab, "/console", "sari", "supervisor", CENTRE);
            for (String look : List.of("lang=id", "lang=en&theme=light")) {
                for (String path : zoom == 1
                        ? List.of("/console", "/console/supervisor", "/console/paper")
                        : List.of("/console")) {
                    tab.navigate(Browsers.at(path + "?" + look));
                    if (!path.endsWith("paper")) {
                        Browsers.ready(tab);
                        tab.locator("#command").fill("kebakaran jl uji p1");
                        tab.waitForSelector("#understood .chip");
                        if (path.equals("/console") && zoom == 1) {
                            tab.keyboard().press("Enter");
                            tab.waitForSelector("#state");
                            tab.waitForSelector("#guide button");
                        }
                    }
                    Browsers.picture(tab, "look" + path.replace('/', '_') + "_" + look.replaceAll("\\W", "_") + zoom);
                    accessible(tab, path + "?" + look + " x" + zoom);
                    assertThat(((Number) tab.evaluate("document.documentElement.scrollWidth")).intValue())
                            .as(path)
                            .isLessThanOrEqualTo(1366 / zoom);
                }
            }
            tab.navigate(Browsers.at("/console"));
            Browsers.ready(tab);
            tab.keyboard().press("F1");
            tab.waitForSelector("#keys[open] tbody tr");
            Browsers.picture(tab, "keys" + zoom);
            accessible(tab, "keys");
        }
        assertThat(browsers.complaints).isEmpty();
    }

    private static void accessible(Page tab, String what) {
        assertThat(Accessibility.violations(tab)).as(what).isEmpty();
    }
}
