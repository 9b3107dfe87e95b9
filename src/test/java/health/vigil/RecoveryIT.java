package health.vigil;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hazard H8, requirements R13 and R49: killed in the middle of an alarm, the monitor goes on where it was.
class RecoveryIT {
    @TempDir
    Path folder;

    @Test
    void killedDuringAnAlarm_restartedServiceHasChildLimitsPauseAndLatchedAlarm() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "pseudo-terminals are opened on Linux only");
        Files.writeString(folder.resolve("v.yaml"), """
            web: {port: 0}
            store: {file: v.db}
            beds: [{name: B1, sources: [{name: clip, port: "%s", protocol: nonin-df2}]}]
            """.formatted(folder.resolve("clip")));
        try (var clip = new ClipFeeder(folder.resolve("clip"), 97)) {
            killedWhileLatched(clip);
            restarted();
        }
    }

    private void killedWhileLatched(ClipFeeder clip) throws Exception {
        try (var vigil = Launched.vigil(folder, "run", "--config", "v.yaml");
                var screen = new Screen(vigil.webPort(), "B1")) {
            screen.orders("admit", Map.of("label", "Child 7", "number", "P7", "ageYears", 4, "weightKg", 16));
            screen.orders("limit", Map.of("condition", "SPO2_DESATURATION", "tier", "HIGH", "limit", 83));
            screen.sees("vital.SPO2", spo2 -> spo2.path("text").asText().equals("97"));
            clip.says(80);
            screen.sees("alarms", alarms -> desaturation(alarms, "sounding"));
            screen.orders("pause", Map.of("seconds", 120));
            clip.says(97);
            screen.sees("alarms", alarms -> desaturation(alarms, "latched"));
            screen.orders("signals", Map.of("noticed", true));
            // Answered means durable, and so is all that was before it.
            screen.orders("phase", Map.of("phase", "INDUCTION"));
            vigil.process().destroyForcibly();
            assertTrue(vigil.process().waitFor(10, TimeUnit.SECONDS));
        }
    }

    private void restarted() throws Exception {
        try (var vigil = Launched.vigil(folder, "run", "--config", "v.yaml")) {
            var port = vigil.webPort();
            try (var screen = new Screen(port, "B1")) {
                sameBed(screen);
            }
            await().untilAsserted(() -> assertTrue(trend(port).contains("80"), "the dip of the earlier run"));
        }
    }

    private static void sameBed(Screen screen) throws Exception {
        screen.sees("patient", patient -> patient.path("label").asText().equals("Child 7"));
        screen.sees("phase", phase -> phase.asText().equals("INDUCTION"));
        screen.sees("limits", limits -> limits.toString().contains("\"limit\":83.0"));
        screen.sees("audio", audio -> audio.path("state").asText().equals("paused"));
        screen.sees("audio", audio -> audio.path("by").asText().equals("nurse"));
        screen.sees("alarms", alarms -> desaturation(alarms, "latched"));
        screen.sees("alarms", alarms -> has(alarms, "MONITOR_STALLED", "latched"));
        screen.sees("vital.SPO2", spo2 -> spo2.path("text").asText().equals("97"));
    }

    /// The lowest SpO2 of each half minute.
    private static String trend(int port) throws Exception {
        var url = URI.create("http://127.0.0.1:" + port + "/api/trend?bed=B1");
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
        return new ObjectMapper()
                .readTree(answer.body())
                .path("vitals")
                .path("SPO2")
                .path("low")
                .toString();
    }

    private static boolean desaturation(JsonNode alarms, String state) {
        return has(alarms, "SPO2_DESATURATION", state);
    }

    private static boolean has(JsonNode alarms, String condition, String state) {
        return StreamSupport.stream(alarms.spliterator(), false)
                .anyMatch(alarm -> alarm.path("condition").asText().equals(condition)
                        && alarm.path("state").asText().equals(state));
    }
}
