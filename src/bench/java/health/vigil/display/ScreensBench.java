package health.vigil.display;

import static org.awaitility.Awaitility.await;

import health.vigil.alarm.Input;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What the screens cost and how soon they show an alarm, in headless Chromium, which draws without a graphics card;
/// beds, server, screens and browser share one machine. Printed by
/// `mvn -q -Pbench test-compile exec:exec -Dbench.main=health.vigil.display.ScreensBench` (two minutes).
public final class ScreensBench {
    private static final String BED = "Bed 1";
    private static final String BED_PAGE = "/bed/Bed%201";
    private static final String BED_QUERY = "bed=Bed%201";
    private static final int ROUNDS = 100;
    private static final int BEDS = 64;
    private static final int CHEST_HERTZ = 50;
    private static final int CHEST_PIECE = 5;
    private static final int CHEST_EVERY_MILLIS = 100;
    private static final int CHEST_PERIOD = 125;
    private static final int DESATURATED = 80;
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final double KILO = 1e3;
    private static final int PERCENT = 100;

    /// The moments at which frames began, for a while.
    private static final String FRAMES = """
        const began = [];
        await new Promise(done => requestAnimationFrame(function tick(at) {
            began.push(at);
            if (at - began[0] < %d) requestAnimationFrame(tick); else done();
        }));
        return began;\
        """.formatted(LOOK.toMillis());

    /// When the banner had been painted: a task that is queued as a frame begins runs after that frame's paint.
    private static final String WATCH = """
        window.painted = 0;
        const banner = document.querySelector('#first-text');
        new MutationObserver((changes, self) => {
            if (!banner.textContent.includes('desaturation')) return;
            self.disconnect();
            requestAnimationFrame(() =>
                setTimeout(() => { window.painted = performance.timeOrigin + performance.now(); }));
        }).observe(banner, {childList: true, characterData: true, subtree: true});
        return 0;\
        """;

    private ScreensBench() {}

    /// @param args none
    public static void main(String[] args) throws IOException {
        bedside();
        central();
        for (int screens : List.of(1, 50, 200)) latency(screens);
    }

    private static void bedside() throws IOException {
        try (var clinic = new Clinic(BED);
                var browser = new Browser(true)) {
            lively(clinic, BED);
            told("bedside, three waves", clinic, BED_QUERY, browser, BED_PAGE);
        }
    }

    private static void central() throws IOException {
        var names = IntStream.rangeClosed(1, BEDS).mapToObj(i -> "Bed " + i).toArray(String[]::new);
        try (var clinic = new Clinic(names);
                var browser = new Browser(true)) {
            for (var name : names) lively(clinic, name);
            told("central, " + BEDS + " beds", clinic, "central=1", browser, "/central");
        }
    }

    /// A child whose pulse and breath change each second, with a third wave, the chest's.
    private static void lively(Clinic clinic, String name) {
        var bed = clinic.bed(name);
        var child = clinic.calm(name, "Child");
        var sent = new int[1];
        clinic.vertx.setPeriodic(1000, ignored -> {
            child.pulse(100 + sent[0] % 7);
            child.breaths(22 + sent[0] % 5);
        });
        clinic.vertx.setPeriodic(CHEST_EVERY_MILLIS, ignored -> {
            var samples = new short[CHEST_PIECE];
            for (int i = 0; i < CHEST_PIECE; i++)
                samples[i] = (short) (4_000 * Math.sin(2 * Math.PI * sent[0]++ / CHEST_PERIOD));
            bed.offer(CalmBed.MONITOR, new Reading.Waveform(bed.clock().now(), Wave.RESP, CHEST_HERTZ, samples));
        });
    }

    private static void told(String what, Clinic clinic, String query, Browser browser, String page) {
        browser.size(1920, 1080);
        browser.open(clinic.url(page));
        var one = new Crowd(clinic.vertx, clinic.server.port(), query, 1);
        browser.script(FRAMES);
        var bytes = one.bytesEach();
        var busy = browser.mainThreadSeconds();
        var began = ((List<?>) browser.script(FRAMES))
                .stream().mapToDouble(at -> ((Number) at).doubleValue()).toArray();
        var gaps = IntStream.range(1, began.length).mapToDouble(i -> began[i] - began[i - 1]);
        var seconds = (began[began.length - 1] - began[0]) / KILO;
        var sorted = gaps.sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-24s %4.1f frames/s, from one to the next p50 %4.1f ms, p99 %4.1f ms, longest %5.1f ms;"
                        + " main thread %4.1f %% busy; %5.1f kB/s a screen%n",
                what,
                sorted.length / seconds,
                quantile(sorted, MEDIAN),
                quantile(sorted, P99),
                sorted[sorted.length - 1],
                PERCENT * (browser.mainThreadSeconds() - busy) / seconds,
                (one.bytesEach() - bytes) / KILO / seconds);
    }

    private static void latency(int screens) throws IOException {
        try (var clinic = new Clinic(BED);
                var browser = new Browser(true)) {
            var others = new Crowd(clinic.vertx, clinic.server.port(), BED_QUERY, screens - 1);
            lively(clinic, BED);
            browser.open(clinic.url(BED_PAGE));
            await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
            var millis = DoubleStream.generate(() -> painted(clinic, browser))
                    .limit(ROUNDS)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "reading in to alarm painted, %3d screens: p50 %5.1f ms, p99 %5.1f ms, longest %5.1f ms (%d"
                            + " alarms)%n",
                    1 + others.size(),
                    quantile(millis, MEDIAN),
                    quantile(millis, P99),
                    millis[ROUNDS - 1],
                    ROUNDS);
        }
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    /// Milliseconds of one alarm; the bed is calm again afterwards.
    private static double painted(Clinic clinic, Browser browser) {
        var bed = clinic.bed(BED);
        browser.script(WATCH);
        var began = Instant.now();
        bed.offer(CalmBed.CLIP, Reading.Measured.of(bed.clock().now(), Vital.SPO2, DESATURATED));
        await().pollInterval(POLL).until(() -> paintedAt(browser) > 0);
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
        bed.submit(new Input.Acknowledged(bed.clock().now(), "nurse", ""));
        await().until(() -> browser.text("#first-text").equals("No alarms"));
        return paintedAt(browser) - (began.getEpochSecond() * KILO + began.getNano() / (KILO * KILO));
    }

    private static double paintedAt(Browser browser) {
        return ((Number) browser.script("return window.painted;")).doubleValue();
    }
}
