package health.vigil;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.config.Config;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.service.Service;
import health.vigil.service.ServiceException;
import health.vigil.service.ServiceOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceIT {
    @TempDir
    Path folder;

    private Config config(int port) throws IOException {
        var text = """
            web: {port: %d}
            store: {file: v.db}
            beds:
              - name: Bed 1
                sources: [{name: clip, port: %s, protocol: nonin-df2}]
              - name: Bed 2
            """.formatted(port, folder.resolve("no-such-port"));
        return Config.read(Files.writeString(folder.resolve("v.yaml"), text));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void startedService_answersAndWatches_andLeavesNothingBehind() throws Exception {
        var before = threads();
        String address;
        try (var service = Service.start(config(0), ServiceOptions.REAL)) {
            address = service.address();
            assertEquals(200, get(address + "/health/live").statusCode());
            assertEquals(200, get(address + "/health/ready").statusCode());
            // Vert.x with another version of its meters loses these without a word.
            await().untilAsserted(
                            () -> assertTrue(get(address + "/metrics").body().contains("vertx_pool")));
            var bed = service.ward().beds().iterator().next();
            await().until(() -> bed.state().links().getFirst().detail().contains("not there"));
        }
        assertThrows(IOException.class, () -> get(address + "/health/live"));
        await().untilAsserted(() -> {
            var left = threads();
            left.removeAll(before);
            left.removeIf(ServiceIT::ofTheJdk);
            assertEquals(Set.of(), left);
        });
    }

    /// Threads of the test's own HTTP client and of the Java runtime.
    private static boolean ofTheJdk(String name) {
        return name.startsWith("HttpClient")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("CompletableFuture")
                || name.startsWith("VirtualThread")
                || name.startsWith("Cleaner")
                || name.startsWith("process reaper")
                || name.startsWith("awaitility");
    }

    @Test
    void portInUse_isRaisedAtTheHouse_andBedsAreWatchedAllTheSame() throws Exception {
        var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        try (taken;
                var service = Service.start(config(taken.getLocalPort()), ServiceOptions.REAL)) {
            assertEquals("", service.address());
            var house = service.ward().house();
            await().until(() -> house.state().alarm(Condition.MONITOR_FAULT, "web") != null);
            var bed = service.ward().beds().iterator().next();
            await().until(() -> bed.state().profile().id().equals("sedation-default 3"));
            freed(taken);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !service.address().isEmpty());
        }
    }

    private static void freed(ServerSocket socket) throws IOException {
        socket.close();
    }

    /// Hazard H8: a bed whose loop hangs cannot say so itself.
    @Test
    void stuckBed_isRaisedAtTheHouse_andNotReady_untilItStepsAgain() throws Exception {
        var free = new CountDownLatch(1);
        try (var service = Service.start(config(0), ServiceOptions.REAL)) {
            var bed = service.ward().beds().iterator().next();
            bed.loop().runOnContext(ignored -> hang(free));
            var house = service.ward().house();
            var part = "bed " + bed.bed();
            await().until(() -> house.state().alarm(Condition.MONITOR_FAULT, part) != null);
            assertEquals(503, get(service.address() + "/health/ready").statusCode());
            free.countDown();
            await().until(() -> get(service.address() + "/health/ready").statusCode() == 200);
        }
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void secondServiceOnTheSameStore_isRefusedInWords() throws Exception {
        var config = config(0);
        try (var first = Service.start(config, ServiceOptions.REAL)) {
            var refused = assertThrows(ServiceException.class, () -> Service.start(config, ServiceOptions.REAL));
            assertTrue(refused.getMessage().contains("used by another process"), refused.getMessage());
            assertTrue(get(first.address() + "/health/live").statusCode() == 200);
        }
    }

    @Test
    void restart_continuesTheBedWhereItWas() throws Exception {
        var config = config(0);
        try (var first = Service.start(config, ServiceOptions.REAL)) {
            var bed = first.ward().beds().iterator().next();
            var child = new Patient("4711", "Mia K.", 1_600, 16.4);
            bed.submit(new Input.Admitted(bed.clock().now(), "nurse", child, Profile.NONE));
            await().until(() -> child.equals(bed.state().patient()));
        }
        try (var again = Service.start(config, ServiceOptions.REAL)) {
            var bed = again.ward().beds().iterator().next();
            await().until(() -> bed.state().alarm(Condition.MONITOR_STALLED, "") != null);
            assertEquals("Mia K.", bed.state().patient().label());
        }
    }

    /// Nobody lay there: nothing was missed.
    @Test
    void restart_ofAnEmptyBed_isNoAlarm() throws Exception {
        var config = config(0);
        Service.start(config, ServiceOptions.REAL).close();
        try (var again = Service.start(config, ServiceOptions.REAL)) {
            var bed = again.ward().beds().iterator().next();
            await().until(() -> get(again.address() + "/health/ready").statusCode() == 200);
            assertNull(bed.state().alarm(Condition.MONITOR_STALLED, ""));
        }
    }
}
