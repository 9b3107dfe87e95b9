package health.vigil.pager;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Pages by HTTP POST of {@link Page#json}. `Idempotency-Key` is the page's key, the same at every retry. With a
/// secret, `X-Vigil-Signature: sha256=` and the hexadecimal HMAC-SHA256 of the body prove that the page is ours.
///
/// 2xx means delivered. 408, 429, 5xx, no connection and no answer in time are tried again; every other answer
/// (redirects too, which are not followed) is a rejection.
final class WebhookClient implements Carrier {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> LATER = Set.of(REQUEST_TIMEOUT, TOO_MANY_REQUESTS);

    private final CarrierSettings.Webhook settings;
    // Held in a field: a client without a reference is closed by the garbage collector.
    private final HttpClient http;

    WebhookClient(Vertx vertx, CarrierSettings.Webhook settings) {
        this.settings = settings;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(Math.toIntExact(settings.limitMillis())));
    }

    @Override
    public Future<Outcome> send(Page page) {
        var body = page.json().toBuffer();
        var request = request(HttpMethod.POST)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Idempotency-Key", page.key());
        if (!settings.secret().isEmpty()) request.putHeader("X-Vigil-Signature", signature(body));
        return answer(request, body).map(WebhookClient::outcome).recover(WebhookClient::failed);
    }

    /// A server tells nothing after it has answered.
    @Override
    public Future<Receipt> status(String tag) {
        return Future.succeededFuture(new Receipt.Underway());
    }

    /// A `HEAD` request; a server that knows no such method is there all the same.
    @Override
    public Future<Outcome> probe() {
        return answer(request(HttpMethod.HEAD), Buffer.buffer())
                .map(status ->
                        status < 500 ? (Outcome) new Outcome.Delivered("") : new Outcome.Failed("HTTP " + status))
                .recover(WebhookClient::failed);
    }

    @Override
    public Future<Void> close() {
        return http.close();
    }

    private RequestOptions request(HttpMethod method) {
        return new RequestOptions().setMethod(method).setAbsoluteURI(settings.url());
    }

    private Future<Integer> answer(RequestOptions options, Buffer body) {
        return http.request(options)
                .compose(request -> request.send(body)
                        .map(response -> response.statusCode())
                        .timeout(settings.limitMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(ignored -> request.reset()));
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) return new Outcome.Delivered("");
        return status < 500 && !LATER.contains(status)
                ? new Outcome.Rejected(status, "HTTP " + status)
                : new Outcome.Failed("HTTP " + status);
    }

    private static Future<Outcome> failed(Throwable e) {
        return Future.succeededFuture(
                new Outcome.Failed(Wording.clean(e.getMessage() == null ? e.toString() : e.getMessage())));
    }

    private String signature(Buffer body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
