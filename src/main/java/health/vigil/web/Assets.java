package health.vigil.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
/// whether theirs is still ours (ETag): a monitor page must never be yesterday's. A page that stays open for days
/// knows
/// by the {@link #fingerprint} in it whether it is.
public final class Assets implements Routes {
    private static final String FOLDER = "web/";

    /// Of a hash: enough to tell the few versions that ever meet apart.
    private static final int HASH_BYTES = 8;

    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(js|css|html|svg|json)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json; charset=utf-8");

    /// Stands in the pages where the fingerprint goes.
    private static final String MARK = "@assets@";

    private record Asset(Buffer plain, Buffer zipped, String tag, String type) {}

    private final Map<String, Asset> cache = new ConcurrentHashMap<>();
    private final String fingerprint = hex(Folder.contents(Assets.class.getClassLoader(), FOLDER));

    /// The same for the same files, another one as soon as one of them differs.
    public String fingerprint() {
        return fingerprint;
    }

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

    private @Nullable Asset read(String name, String type) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) return null;
            var bytes = name.endsWith(".html") ? marked(in.readAllBytes()) : in.readAllBytes();
            return new Asset(Buffer.buffer(bytes), Buffer.buffer(zip(bytes)), tag(bytes), type);
        } catch (IOException broken) {
            throw new UncheckedIOException("page file " + name + " in our own jar cannot be read", broken);
        }
    }

    private byte[] marked(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replace(MARK, fingerprint)
                .getBytes(StandardCharsets.UTF_8);
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
        return "W/\"" + hex(bytes) + "\"";
    }

    private static String hex(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
