package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page weighs on the wire, with everything it loads: it opens over a ward's worst wireless network, too.
class PageWeightIT {
    /// Compressed, with the larger of the languages; half a second at 2 Mbit/s.
    private static final int MOST_BYTES = 128 * 1024;

    private static final Pattern LOADED =
            Pattern.compile("(?:from |import\\(|href=|src=)['\"]([^'\"]+\\.(?:js|css|svg))['\"]");

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip");
        if (headers.length > 0) request.headers(headers);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/Bed%201", "/central"})
    void page_isLight(String page) throws IOException {
        try (var clinic = new Clinic("Bed 1", "Bed 2")) {
            var known = new LinkedHashSet<String>();
            load(clinic.url(page), known);
            load(clinic.url("/lang/de.json"), known);
            var bytes = known.stream().mapToInt(url -> get(url).body().length).sum();
            System.out.println("measured: " + page + ": " + bytes + " B compressed in " + known.size() + " files");
            assertTrue(known.size() > 8, known.toString());
            assertTrue(bytes < MOST_BYTES, bytes + " B; at most " + MOST_BYTES);
        }
    }

    private void load(String url, Set<String> known) throws IOException {
        if (!known.add(url)) return;
        var answer = get(url);
        assertEquals(200, answer.statusCode(), url);
        assertEquals("gzip", answer.headers().firstValue("content-encoding").orElse(""), url);
        try (var plain = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
            var found = LOADED.matcher(new String(plain.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            while (found.find()) load(URI.create(url).resolve(found.group(1)).toString(), known);
        }
    }

    @Test
    void pageThatIsKnown_isNotSentAgain() {
        try (var clinic = new Clinic("Bed 1", "Bed 2")) {
            for (var path : Set.of("/central", "/bed/Bed%201", "/js/bed.js", "/css/base.css", "/lang/de.json")) {
                var tag = get(clinic.url(path)).headers().firstValue("etag").orElseThrow();
                var again = get(clinic.url(path), "If-None-Match", tag);
                assertEquals(304, again.statusCode(), path);
                assertEquals(0, again.body().length, path);
            }
        }
    }
}
