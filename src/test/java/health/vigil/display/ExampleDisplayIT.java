package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The example that docs/protocol-display.md points to is started as its reader would and shows what it must.
class ExampleDisplayIT {
    @Test
    void example_printsNumbersAlarmsAndSilence() throws IOException, InterruptedException {
        try (var clinic = new Clinic("Bed 1")) {
            var child = clinic.calm("Bed 1", "Mia K.");
            var example = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "src/docs/example/NumbersOnAWall.java",
                            clinic.url(""),
                            "Bed 1")
                    .redirectErrorStream(true)
                    .start();
            List<String> said = new CopyOnWriteArrayList<>();
            var reader =
                    Thread.ofVirtual().start(() -> example.inputReader().lines().forEach(said::add));
            try {
                await().atMost(30, TimeUnit.SECONDS).until(() -> said.contains("SPO2 98"));
                assertTrue(said.contains("no alarms"), said.toString());
                child.spo2(82);
                await().until(() -> said.contains("SPO2 82"));
                await().until(() -> said.contains("HIGH severe desaturation 82 < 85 (sounding)"));
                child.clipOn(false);
                await().until(() -> said.contains("SPO2 ---"));
                Screen.await(clinic.server.stop());
                await().until(() -> said.stream().anyMatch(line -> line.startsWith("NO CONNECTION")));
            } finally {
                example.destroy();
                assertTrue(example.waitFor(10, TimeUnit.SECONDS));
                reader.join();
            }
        }
    }
}
