package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.bed.Bed;
import health.vigil.bed.SystemClock;
import health.vigil.bed.Ward;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.store.Outbox;
import health.vigil.store.SqliteJournal;
import health.vigil.store.Store;
import health.vigil.store.StoreSettings;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.web.WebServer;
import health.vigil.web.WebSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/// One bed, its store, its pagers and the page behind their links: a service as one process runs it.
final class PagingWard implements AutoCloseable {
    /// 30 s without an answer pass in one.
    static final double FAST = 30;

    private static final SourceId CLIP = new SourceId("clip");
    private static final Profile LIMITS = new Profile(
            "test",
            "",
            "all",
            "",
            List.of(new Ladder(
                    Condition.SPO2_DESATURATION, List.of(new Rung(Priority.HIGH, 85, new Wait.None(), true)))),
            0);

    private final Vertx vertx = Vertx.vertx();
    private final Store store;
    private final SqliteJournal journal;
    private final Metrics metrics = new Metrics();
    private final Ward ward;
    private final Dispatcher dispatcher;
    private final WebServer web;
    private final HttpClient browser = HttpClient.newHttpClient();

    PagingWard(Path folder, double speed, PathSettings... paths) {
        this(folder, speed, 0, paths);
    }

    PagingWard(Path folder, double speed, long probeMillis, PathSettings... paths) {
        store = Store.open(StoreSettings.of(folder.resolve("vigil.db")));
        journal = new SqliteJournal(store, metrics, trouble -> {});
        ward = new Ward(vertx, new SystemClock(store.epoch(), speed), journal, metrics);
        ward.add(Pages.BED, List.of(new SourceSpec(CLIP, 0, 333)));
        dispatcher = new Dispatcher(vertx, ward, journal.outbox(), metrics, settings(probeMillis, paths));
        web = new WebServer(vertx, new WebSettings("127.0.0.1", 0, List.of()), List.of(dispatcher::mount));
        await(web.start());
        ward.addSink(dispatcher);
        dispatcher.start();
        ward.start(LIMITS, "service started");
    }

    private static PagerSettings settings(long probeMillis, PathSettings... paths) {
        var usual = PagerSettings.of("http://vigil.ward:8080", List.of(paths));
        return new PagerSettings(
                usual.linkBase(),
                usual.linkMillis(),
                usual.highAnswerMillis(),
                usual.mediumAnswerMillis(),
                true,
                true,
                probeMillis,
                usual.zone(),
                usual.paths());
    }

    static CarrierSettings.Snpp snpp(ScriptedTerminal terminal) {
        return CarrierSettings.Snpp.at("127.0.0.1", terminal.port(), "5551234");
    }

    Bed bed() {
        return ward.bed(Pages.BED);
    }

    Ward ward() {
        return ward;
    }

    Outbox outbox() {
        return journal.outbox();
    }

    String metrics() {
        return metrics.scrape();
    }

    void spo2(double percent) {
        bed().offer(CLIP, Reading.Measured.of(ward.clock().now(), Vital.SPO2, percent));
    }

    void assign(String nurse, String pager) {
        bed().submit(new Input.Assigned(ward.clock().now(), "charge", nurse, pager));
    }

    void acknowledge(String by) {
        bed().submit(new Input.Acknowledged(ward.clock().now(), by, ""));
    }

    Alarm desaturation() {
        return bed().state().alarm(Condition.SPO2_DESATURATION, "");
    }

    Alarm pathFailure(String path) {
        return bed().state().alarm(Condition.PAGER_FAILED, "pager " + path);
    }

    /// The link of a page, on this server.
    URI link(String page) {
        return URI.create("http://127.0.0.1:" + web.port() + page.substring(page.indexOf("/page/")));
    }

    HttpResponse<String> get(URI link) throws Exception {
        return browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(URI link, String origin) throws Exception {
        var request = HttpRequest.newBuilder(link)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(URI link) throws Exception {
        return post(link, "http://" + link.getAuthority());
    }

    /// Ends as a process does that is asked to.
    @Override
    public void close() {
        ward.stop();
        await(web.stop());
        await(dispatcher.close());
        await(vertx.close());
        journal.close();
        store.close();
        browser.close();
    }
}
