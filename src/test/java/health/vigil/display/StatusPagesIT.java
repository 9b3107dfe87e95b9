package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.config.Config;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.service.Service;
import health.vigil.service.ServiceOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages about connections, of a whole service with a device that is not there and a pager nobody answers.
class StatusPagesIT {
    @TempDir
    Path folder;

    private Service service;

    @BeforeEach
    void start() throws IOException {
        var text = """
            web: {port: 0}
            store: {file: v.db}
            hl7: {port: 0, beds: [{bed: Bed 1, pointOfCare: ED}]}
            beds:
              - name: Bed 1
                sources: [{name: clip, port: %s, protocol: nonin-df2}]
            pagers:
              paths:
                - {name: ward, snpp: {host: 127.0.0.1, port: 1, pager: "4711"}}
            """.formatted(folder.resolve("no-such-port"));
        service = Service.start(Config.read(Files.writeString(folder.resolve("v.yaml"), text)), ServiceOptions.REAL);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private String get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(service.address() + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private JsonObject status() throws Exception {
        return new JsonObject(get("/api/status"));
    }

    private static Stream<JsonObject> each(JsonArray all) {
        return all.stream().map(JsonObject.class::cast);
    }

    private JsonObject feed(String source) throws Exception {
        var feeds = status().getJsonArray("beds").getJsonObject(0).getJsonArray("feeds");
        return each(feeds)
                .filter(f -> f.getString("source").equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyConnection_isToldToPrograms_withoutThePatient() throws Exception {
        var bed = service.ward().beds().iterator().next();
        bed.submit(
                new Input.Admitted(bed.clock().now(), "Ann", new Patient("4711-x", "Mia K.", 1_600, 16), Profile.NONE));
        await().until(() -> feed("clip").getString("detail").contains("not there"));
        assertEquals("down", feed("clip").getString("state"));
        assertEquals("nonin-df2", feed("clip").getString("protocol"));
        assertFalse(feed("clip").getBoolean("control"));
        assertEquals("127.0.0.1:" + service.hl7Port(), feed("hl7").getString("port"));
        var parts = each(status().getJsonArray("parts"))
                .map(p -> p.getString("part"))
                .toList();
        assertTrue(parts.containsAll(List.of("beds", "journal", "disk", "hl7")), parts.toString());
        var pager = status().getJsonArray("pagers").getJsonObject(0);
        assertEquals("ward", pager.getString("path"));
        assertEquals("CDAS", pager.getString("role"));
        await().until(() -> status().getJsonArray("pagers").getJsonObject(0).getInteger("failures") > 0);
        assertFalse(status().getJsonArray("pagers").getJsonObject(0).containsKey("answeredWall"), "nobody is there");
        assertTrue(feed("clip").getValue("heardMillis") == null, "never heard");
        var text = get("/api/status");
        assertTrue(text.contains("\"admitted\":true"), text);
        assertFalse(text.contains("Mia") || text.contains("4711-x"), text);
    }

    @Test
    void screen_isListedWithItsRole_andOneThatOnlyLooksIsNotReliedUpon() throws Exception {
        var vertx = io.vertx.core.Vertx.vertx();
        var port = URI.create(service.address()).getPort();
        try {
            Screen.open(vertx, port, "bed=Bed%201&look=1");
            Screen.open(vertx, port, "central=1");
            await().until(() -> roles().equals(List.of("DIS", "DIS")));
            Screen.open(vertx, port, "bed=Bed%201&at=bed");
            await().until(() -> roles().equals(List.of("CDAS", "DIS", "DIS")));
        } finally {
            Screen.await(vertx.close());
        }
        await().until(() -> roles().isEmpty());
    }

    private List<String> roles() throws Exception {
        return each(status().getJsonArray("displays"))
                .map(display -> display.getString("role"))
                .sorted()
                .toList();
    }

    @Test
    void pages_sayWhatIsWrongAndWhatToDo() throws Exception {
        try (var browser = new Browser(true)) {
            browser.open(service.address() + "/bed/Bed%201?at=bed");
            await().until(() -> !roles().isEmpty());
            browser.open(service.address() + "/status");
            await().until(() -> browser.text("#wrong .down .words").contains("plug the device in"));
            await().until(() -> browser.text("#displays").equals("No screen is open."));
            assertTrue(browser.text("#parts").contains("Journal"), browser.text("#parts"));
            await().until(() -> browser.text("#wrong .silent").contains("Failed in a row"));
            assertTrue(browser.text("#wrong .silent").contains("ward"), browser.text("#wrong"));
            browser.screenshot("status-1280");
            browser.size(390, 844);
            browser.screenshot("status-phone");
            assertEquals(true, browser.script("return document.documentElement.scrollWidth <= innerWidth;"));
            browser.size(1280, 800);
            browser.open(service.address() + "/setup?bed=Bed%201");
            await().until(() -> browser.text("#devices .down .remedy").contains("dialout"));
            assertTrue(browser.text("main").contains("./vigil devices"));
            assertEquals(
                    "/bed/Bed%201", browser.script("return document.getElementById('back').getAttribute('href');"));
            browser.screenshot("setup-1280");
            browser.open(service.address() + "/setup");
            await().until(() -> browser.text("#devices li a").equals("Bed 1"));
            assertEquals("Choose a bed", browser.text("h1").strip());
            browser.screenshot("setup-choice-1280");
            browser.open(service.address() + "/setup?bed=Bed%201");
            await().until(() -> browser.text("#devices .down .remedy").contains("dialout"));
            service.close();
            await().until(() -> browser.text("#fresh").startsWith("NO CONNECTION since"));
            browser.screenshot("setup-lost-1280");
        }
    }

    @Test
    void pageThatFails_saysSo() throws Exception {
        try (var browser = new Browser(true)) {
            for (var page : java.util.List.of("/status", "/setup?bed=Bed%201")) {
                browser.open(service.address() + page);
                await().until(() -> browser.text("#fresh").startsWith("as of"));
                browser.script("setTimeout(() => { throw new Error(); });");
                await().until(() -> browser.text(".failed h1").equals("THIS PAGE HAS FAILED"));
                browser.script("sessionStorage.clear();");
            }
        }
    }
}
