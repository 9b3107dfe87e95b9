package health.vigil.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.service.DiskWatch.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A disk that fills up, by measures given to the watch.
class DiskWatchTest {
    private static final long GIGABYTE = 1_000_000_000;

    private double percentUsed;
    private String filling = "";
    private String full = "";

    private final DiskWatch watch = watch(() -> {
        var used = Math.round(percentUsed * GIGABYTE);
        return new Space(used, 100 * GIGABYTE - used);
    });

    private DiskWatch watch(Callable<Space> measure) {
        return new DiskWatch(measure, words -> filling = words, words -> full = words);
    }

    private String at(double percent) {
        percentUsed = percent;
        watch.look();
        return (filling.isEmpty() ? "" : "filling") + (full.isEmpty() ? "" : "full");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "84.9, ''", "85, filling", "94.9, filling", "95, full", "100, full"})
    void share_decidesTheAlarm(double percent, String alarm) {
        assertEquals(alarm, at(percent));
    }

    @Test
    void alarm_isTakenBackOnePercentLower() {
        assertEquals("filling", at(85));
        assertEquals("filling", at(84.5));
        assertEquals("", at(84));
        assertEquals("full", at(95));
        assertEquals("full", at(94.5));
        assertEquals("filling", at(94));
        assertEquals("filling", at(84.5));
        assertEquals("", at(80));
    }

    @Test
    void words_sayHowMuchIsLeftAndWhatToDo() {
        at(91.25);
        assertEquals(
                "91 % of the journal's disk is used, 8.8 GB are left; make room, or keep less (store.retentionDays)",
                filling);
    }

    @Test
    void diskThatCannotBeMeasured_isSaid_andForgottenWhenItCan() {
        var broken = new boolean[] {true};
        var watch = watch(() -> {
            if (broken[0]) throw new IOException("stale handle");
            return new Space(10, 90);
        });
        watch.look();
        assertEquals("the journal's disk cannot be measured (IOException)", filling);
        broken[0] = false;
        watch.look();
        assertEquals("", filling);
    }

    @Test
    void realDisk_hasSpace(@TempDir Path folder) throws IOException {
        var space = Space.of(folder);
        assertTrue(space.usedBytes() > 0 && space.usableBytes() > 0, space.toString());
    }
}
