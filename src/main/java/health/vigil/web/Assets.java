package health.vigil.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The files of the pages, from the class path folder `web/`: read once, compressed once. Browsers ask each time
/// whether theirs is still ours (ETag): a monitor page must never be yesterday's.
public final class Assets implements Routes {
    private static final String FOLDER = "web/";
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(js|css|html|svg|json)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json; charset=utf-8");

    private record Asset(Buffer plain, Buffer zipped, String tag, String type) {}

    private final Map<String, Asset> cache = new ConcurrentHashMap<>();

    @Override
    public void mount(Router router) {
        router.get("/js/*").handler(ctx -> send(ctx, ctx.normalizedPath().substring(1)));
        router.get("/css/*").handler(ctx -> send(ctx, ctx.normalizedPath().substring(1)));
        router.get("/lang/*").handler(ctx -> send(ctx, ctx.normalizedPath().substring(1)));
        router.get("/favicon.svg").handler(ctx -> send(ctx, "favicon.svg"));
        router.get("/favicon.ico").handler(ctx -> send(ctx, "favicon.svg"));
    }

    /// Answers with one file of the folder, or passes on if there is none of that name.
    ///
    /// @param name below `web/`, for example `bed.html`
    public void send(RoutingContext ctx, String name) {
        var asset = asset(name);
        if (asset == null) {
            ctx.next();
            return;
        }
        var response = ctx.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (asset.tag().equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH)))
            response.setStatusCode(304).end();
        else body(ctx, asset);
    }

    private static void body(RoutingContext ctx, Asset asset) {
        var accepts = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        var zip = accepts != null && accepts.toLowerCase(Locale.ROOT).contains("gzip");
        var response = ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        if (zip) response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.end(zip ? asset.zipped() : asset.plain());
    }

    private @Nullable Asset asset(String name) {
        var known = cache.get(name);
        if (known != null) return known;
        var match = NAME.matcher(name);
        if (!match.matches()) return null;
        var read = read(name, TYPES.getOrDefault(match.group(1), "application/octet-stream"));
        if (read != null) cache.put(name, read);
        return read;
    }

    private static @Nullable Asset read(String name, String type) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) return null;
            var bytes = in.readAllBytes();
            return new Asset(Buffer.buffer(bytes), Buffer.buffer(zip(bytes)), tag(bytes), type);
        } catch (IOException broken) {
            throw new UncheckedIOException("page file " + name + " in our own jar cannot be read", broken);
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Weak: the same tag stands for the compressed and the plain form.
    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
