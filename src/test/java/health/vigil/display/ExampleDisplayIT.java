package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.profile.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The example that docs/protocol-display.md points to is started as its reader would and shows what it must.
class ExampleDisplayIT {
    @Test
    void example_printsNumbersAlarmsAndSilence() throws IOException {
        try (var clinic = new Clinic("Bed 1");
                var example = new Example(clinic.url(""), "Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia K.");
            example.says("SPO2 98");
            example.says("no alarms");
            child.spo2(82);
            example.says("SPO2 82");
            example.says("HIGH severe desaturation 82 < 85 (sounding)");
            child.clipOn(false);
            example.says("SPO2 ---");
            Screen.await(clinic.server.stop());
            await().until(() -> example.said.stream().anyMatch(line -> line.startsWith("NO CONNECTION")));
        }
    }

    @Test
    void bedWhoseLoopStandsStill_isSaid() throws Exception {
        try (var clinic = new Clinic("Bed 1");
                var example = new Example(clinic.url(""), "Bed 1")) {
            clinic.calm("Bed 1", "Mia K.");
            example.says("SPO2 98");
            var free = new CountDownLatch(1);
            clinic.bed("Bed 1").loop().runOnContext(ignored -> hang(free));
            example.says("THE MONITOR STANDS STILL: no number above is true any more");
            free.countDown();
            example.says("the monitor moves again");
        }
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// A monitor that goes on talking but renews nothing is not believed.
    @Test
    void numberThatIsNotRenewed_isTakenBack() throws IOException {
        try (var monitor = new StagedMonitor().say(new StagedBed("Mia K.")).beats("Bed 1");
                var example = new Example(monitor.url(""), "Bed 1")) {
            example.says("SPO2 98");
            example.says("SPO2 ---");
        }
    }

    /// What is an alarm before it connects, and alarms of the monitor itself, do not deceive it.
    @Test
    void alarmBeforeItConnects_isSaid_andTheMonitorsOwnAlarmsDoNotEndIt() throws IOException {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Quote \"Q\" [{");
            child.spo2(82);
            await().until(() -> clinic.bed("Bed 1").state().audible() != null);
            try (var example = new Example(clinic.url(""), "Bed 1")) {
                example.says("HIGH severe desaturation 82 < 85 (sounding)");
                clinic.ward.house().report(Condition.EXPORT_BEHIND, "influx", "120 s behind");
                await().until(() -> !clinic.ward.house().state().alarms().isEmpty());
                clinic.ward.house().report(Condition.EXPORT_BEHIND, "influx", "");
                await().until(() -> clinic.ward.house().state().alarms().isEmpty());
                child.spo2(81);
                example.says("SPO2 81");
                assertFalse(example.said.contains("no alarms"), example.said.toString());
                assertFalse(clinic.hub.status().isEmpty());
                assertEquals("DIS", clinic.hub.status().getJsonObject(0).getString("role"));
            }
            assertNull(
                    clinic.bed("Bed 1").state().alarm(Condition.DISPLAY_FAILED, ScreenWatch.SCREEN),
                    "nobody waits for a display that only looks");
        }
    }

    /// The example as a process of its own, and what it has printed.
    private static final class Example implements AutoCloseable {
        final List<String> said = new CopyOnWriteArrayList<>();
        private final Process process;

        Example(String url, String bed) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "src/docs/example/NumbersOnAWall.java",
                            url,
                            bed)
                    .redirectErrorStream(true)
                    .start();
            Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said::add));
        }

        void says(String line) {
            await(line).atMost(30, TimeUnit.SECONDS).until(() -> said.contains(line));
        }

        @Override
        public void close() {
            process.destroy();
            await().until(() -> !process.isAlive());
        }
    }
}
