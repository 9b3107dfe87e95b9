package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.pager.Carrier.Outcome;
import health.vigil.pager.Carrier.Receipt;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookClientIT extends CarrierContract {
    private record Post(String key, String signature, String type, String body) {}

    private HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile FarEnd how = FarEnd.TAKES;
    private volatile int status = 202;

    @Override
    void openFarEnd() {
        server = vertx.createHttpServer().requestHandler(this::handle);
        await(server.listen(0, "127.0.0.1"));
    }

    @Override
    Carrier open(long limitMillis) {
        return client("", limitMillis);
    }

    private WebhookClient client(String secret, long limitMillis) {
        var url = "http://127.0.0.1:" + server.actualPort() + "/pages?from=vigil";
        return new WebhookClient(vertx, new CarrierSettings.Webhook(url, secret, limitMillis));
    }

    @Override
    void behave(FarEnd next) {
        how = next;
        status = switch (next) {
            case TAKES -> 202;
            case REFUSES -> 400;
            case IN_TROUBLE -> 503;
            case TALKS_NONSENSE -> 799;
            case SILENT, HANGS_UP -> 200;
        };
    }

    @Override
    void closeFarEnd() {
        await(server.close());
    }

    private void handle(HttpServerRequest request) {
        switch (how) {
            case TAKES, REFUSES, IN_TROUBLE, TALKS_NONSENSE ->
                request.body().onSuccess(body -> {
                    if (request.method() == HttpMethod.POST) posts.add(post(request, body.toString()));
                    request.response().setStatusCode(status).end("thank you");
                });
            case SILENT -> {}
            case HANGS_UP -> request.connection().close();
        }
    }

    private static Post post(HttpServerRequest request, String body) {
        return new Post(
                request.getHeader("Idempotency-Key"),
                request.getHeader("X-Vigil-Signature"),
                request.getHeader("Content-Type"),
                body);
    }

    @Test
    void post_carriesFieldsAndKey() {
        await(carrier.send(Pages.page()));
        var post = posts.getFirst();
        assertEquals("Bed1/1/1772361727000/1.1/ward", post.key());
        assertEquals("application/json; charset=utf-8", post.type());
        assertEquals(Pages.page().json(), new JsonObject(post.body()));
        assertNull(post.signature());
    }

    @Test
    void secret_signsTheBody() throws Exception {
        carrier = client("open sesame", LIMIT_MILLIS);
        await(carrier.send(Pages.page()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("open sesame".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected =
                HexFormat.of().formatHex(mac.doFinal(posts.getFirst().body().getBytes(StandardCharsets.UTF_8)));
        assertEquals("sha256=" + expected, posts.getFirst().signature());
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered",
        "204, Delivered",
        "302, Rejected",
        "400, Rejected",
        "401, Rejected",
        "404, Rejected",
        "408, Failed",
        "429, Failed",
        "500, Failed",
        "503, Failed"
    })
    void everyStatus_isJudged(int code, String outcome) {
        status = code;
        assertEquals(outcome, await(carrier.send(Pages.page())).getClass().getSimpleName());
    }

    @Test
    void redirect_isNotFollowed() {
        status = 307;
        assertEquals(new Outcome.Rejected(307, "HTTP 307"), await(carrier.send(Pages.page())));
        assertEquals(1, posts.size());
    }

    @Test
    void receipts_areNotToBeHad() {
        assertEquals(new Receipt.Underway(), await(carrier.status("x")));
    }
}
