package health.vigil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerIT {
    private final Metrics metrics = new Metrics();
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private Vertx vertx;
    private WebServer server;
    private HttpClient client;

    private record Answer(int status, Map<String, String> headers, Buffer body) {}

    @BeforeEach
    void start() {
        vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
                .build();
        client = vertx.createHttpClient();
        server = new WebServer(
                vertx,
                new WebSettings("127.0.0.1", 0, List.of("monitor7")),
                List.of(
                        new Assets(),
                        new MetricsRoutes(metrics),
                        new HealthRoutes(List.of(new HealthRoutes.Check("store", trouble::get))),
                        router -> {
                            router.post("/echo")
                                    .handler(ctx -> ctx.end(ctx.body().buffer()));
                            router.get("/broken").handler(ctx -> {
                                throw new IllegalStateException("secret detail");
                            });
                        }));
        await(server.start());
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private Answer ask(HttpMethod method, String path, Map<String, String> headers, String body) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setMethod(method)
                .setURI(path);
        headers.forEach(options::putHeader);
        return await(client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body()
                        .map(bytes -> new Answer(
                                response.statusCode(),
                                response.headers().entries().stream()
                                        .collect(java.util.stream.Collectors.toMap(
                                                e -> e.getKey().toLowerCase(java.util.Locale.ROOT),
                                                Map.Entry::getValue)),
                                bytes))));
    }

    private Answer get(String path) {
        return ask(HttpMethod.GET, path, Map.of(), "");
    }

    @Test
    void foreignHostName_isRefused() {
        assertEquals(
                421,
                ask(HttpMethod.GET, "/health/live", Map.of("Host", "evil.example"), "")
                        .status());
        assertEquals(
                200,
                ask(HttpMethod.GET, "/health/live", Map.of("Host", "monitor7:80"), "")
                        .status());
    }

    @Test
    void postOfForeignPage_isRefused() {
        assertEquals(
                403,
                ask(HttpMethod.POST, "/echo", Map.of("Origin", "http://evil.example"), "x")
                        .status());
        assertEquals(
                403,
                ask(HttpMethod.POST, "/echo", Map.of("Sec-Fetch-Site", "cross-site"), "x")
                        .status());
        assertEquals(
                "x",
                ask(HttpMethod.POST, "/echo", Map.of("Origin", "http://127.0.0.1:" + server.port()), "x")
                        .body()
                        .toString());
        assertEquals(200, ask(HttpMethod.POST, "/echo", Map.of(), "x").status());
    }

    @Test
    void bodyTooLarge_isRefused() {
        var large = "x".repeat((int) WebServer.MAX_BODY_BYTES + 1);
        assertEquals(413, ask(HttpMethod.POST, "/echo", Map.of(), large).status());
    }

    @Test
    void everyAnswer_carriesSecurityHeaders() {
        for (var path : List.of("/health/live", "/nothing", "/broken")) {
            var headers = get(path).headers();
            assertTrue(headers.get("content-security-policy").contains("default-src 'self'"), path);
            assertEquals("nosniff", headers.get("x-content-type-options"), path);
        }
    }

    @Test
    void failingRoute_tellsNoDetail() {
        var answer = get("/broken");
        assertEquals(500, answer.status());
        assertFalse(answer.body().toString().contains("secret"));
        assertEquals(404, get("/nothing").status());
    }

    @Test
    void asset_isRevalidatedAndCompressed() {
        var plain = get("/favicon.svg");
        assertEquals(200, plain.status());
        assertNull(plain.headers().get("content-encoding"));
        assertNotNull(plain.headers().get("etag"));
        var zipped = ask(HttpMethod.GET, "/favicon.svg", Map.of("Accept-Encoding", "gzip, br"), "");
        assertEquals("gzip", zipped.headers().get("content-encoding"));
        var again = ask(
                HttpMethod.GET,
                "/favicon.svg",
                Map.of("If-None-Match", plain.headers().get("etag")),
                "");
        assertEquals(304, again.status());
    }

    @Test
    void assetOutsideItsFolder_isNotFound() {
        for (var path :
                List.of("/js/../../logback.xml", "/js/%2e%2e/logback.xml", "/js/none.js", "/js/", "/js/a%00.js"))
            assertTrue(get(path).status() >= 400, path);
    }

    @Test
    void readiness_namesThePartInTrouble() {
        assertEquals(200, get("/health/ready").status());
        trouble.set("disk full");
        var down = get("/health/ready");
        assertEquals(503, down.status());
        assertEquals(
                "disk full", new JsonObject(down.body()).getJsonObject("parts").getString("store"));
        assertEquals(200, get("/health/live").status());
    }

    /// Versions of the framework and its meters that do not fit each other lose these without any error.
    @Test
    void metrics_countHttpRequests() {
        get("/health/live");
        assertTrue(get("/metrics").body().toString().contains("vertx_http_server"));
    }

    @Test
    void portInUse_saysWhichAndWhatToDo() {
        var second = new WebServer(vertx, new WebSettings("127.0.0.1", server.port(), List.of()), List.of());
        var failure = assertThrows(CompletionException.class, () -> await(second.start()));
        assertTrue(failure.getCause().getMessage().contains("127.0.0.1:" + server.port()));
        assertTrue(failure.getCause().getMessage().contains("web.port"));
    }

    @Test
    void stop_freesThePort() {
        var port = server.port();
        await(server.stop());
        var second = new WebServer(vertx, new WebSettings("127.0.0.1", port, List.of()), List.of());
        assertEquals(port, await(second.start()));
    }
}
