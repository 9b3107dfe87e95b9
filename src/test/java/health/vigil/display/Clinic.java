package health.vigil.display;

import health.vigil.bed.Bed;
import health.vigil.bed.MemoryJournal;
import health.vigil.bed.SystemClock;
import health.vigil.bed.Ward;
import health.vigil.history.Trends;
import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import health.vigil.web.Assets;
import health.vigil.web.WebServer;
import health.vigil.web.WebSettings;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/// Beds, screens and a web server on a free port, for tests.
final class Clinic implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final MemoryJournal journal;
    final Metrics metrics = new Metrics();
    final Ward ward;
    final DisplayHub hub;
    final WebServer server;
    private final List<CalmBed> calm = new ArrayList<>();

    Clinic(String... beds) {
        this(new MemoryJournal(), 1, beds);
    }

    /// @param epoch number of the run: 2 if the journal has been written by another before
    Clinic(MemoryJournal journal, int epoch, String... beds) {
        this.journal = journal;
        ward = new Ward(vertx, new SystemClock(epoch, 1), journal, metrics);
        for (var bed : beds) ward.add(new BedId(bed), CalmBed.SOURCES).addCommand((cuff, order) -> true);
        var assets = new Assets();
        hub = new DisplayHub(vertx, ward, choices(), metrics, assets);
        ward.addSink(hub);
        var trends = new Trends(vertx, ward, () -> {
            throw new IllegalStateException("nothing is kept in memory's journal");
        });
        ward.addSink(trends);
        ward.start(CalmBed.FOUR_YEARS, "test");
        server = new WebServer(vertx, new WebSettings("127.0.0.1", 0, List.of()), List.of(hub, trends, assets));
        Screen.await(server.start());
    }

    private static DisplayHub.Choices choices() {
        return new DisplayHub.Choices(
                patient -> CalmBed.FOUR_YEARS, List.of(new PagerPath("nurse-7", 1), new PagerPath("doctor", 2)));
    }

    Bed bed(String name) {
        return java.util.Objects.requireNonNull(ward.bed(new BedId(name)));
    }

    CalmBed calm(String bed, String label) {
        var child = new CalmBed(vertx, bed(bed)).start(label);
        calm.add(child);
        return child;
    }

    /// A screen at the bed, of the name of its connection.
    Screen bedside(String bed) {
        return shows(bed, "&at=bed");
    }

    /// A screen at the bed that is the same one whenever it connects.
    Screen bedside(String bed, String name) {
        return shows(bed, "&at=bed&screen=" + name);
    }

    /// A screen that shows the bed somewhere else, as a phone does.
    Screen elsewhere(String bed) {
        return shows(bed, "");
    }

    /// A screen that only looks.
    Screen looking(String bed) {
        return shows(bed, "&at=bed&look=1");
    }

    private Screen shows(String bed, String query) {
        return Screen.open(vertx, server.port(), "bed=" + bed.replace(" ", "%20") + query);
    }

    Screen central() {
        return Screen.open(vertx, server.port(), "central=1");
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public void close() {
        calm.forEach(CalmBed::stop);
        ward.stop();
        Screen.await(vertx.close());
    }
}
