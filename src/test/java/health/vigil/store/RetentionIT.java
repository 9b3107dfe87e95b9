package health.vigil.store;

import static health.vigil.store.Opened.BED;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.Input;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionIT {
    private static final long NOW = System.currentTimeMillis();

    @TempDir
    Path folder;

    @Test
    void oldRows_go_theNewestStays_andUnreadOnesAreCounted() throws Exception {
        var settings = new StoreSettings(folder.resolve("vigil.db"), 10, 24, 100);
        try (var opened = new Opened(settings)) {
            var cursor = opened.journal.cursor("influx");
            for (int n = 0; n < 5; n++) durable(opened, tick(11, n));
            cursor.advance(2);
            durable(opened, tick(9, 0));
            durable(opened, tick(0, 0));
            await().until(() -> opened.all().equals(List.of(tick(9, 0), tick(0, 0))));
            assertEquals(3, opened.journal.unread());
        }
    }

    @Test
    void oldWaves_goSooner() throws Exception {
        var settings = new StoreSettings(folder.resolve("vigil.db"), 10, 24, 100);
        try (var opened = new Opened(settings)) {
            durable(opened, wave(2));
            durable(opened, tick(2, 0));
            durable(opened, wave(0));
            await().until(() -> opened.all().equals(List.of(tick(2, 0), wave(0))));
        }
    }

    @Test
    void clockFarAhead_purgesNothing() throws Exception {
        var settings = new StoreSettings(folder.resolve("vigil.db"), 10, 24, 100);
        try (var opened = new Opened(settings)) {
            durable(opened, tick(1, 0));
            durable(opened, tick(-400, 0));
            await().during(Duration.ofMillis(600)).until(() -> opened.all().size() == 2);
        }
    }

    private static void durable(Opened opened, Input input) throws InterruptedException {
        opened.append(BED, input);
        opened.settle();
    }

    private static Moment daysAgo(int days, int n) {
        return new Moment(1, n, NOW - Duration.ofDays(days).toMillis());
    }

    private static Input tick(int days, int n) {
        return new Input.Ticked(daysAgo(days, n));
    }

    private static Input wave(int days) {
        return new Input.Received(
                Opened.CLIP, new Reading.Waveform(daysAgo(days, 0), Wave.CO2, 20, new short[] {1, 2}));
    }
}
