package health.vigil.config;

import health.vigil.history.InfluxSettings;
import health.vigil.profile.ProfileBook;
import health.vigil.store.StoreSettings;
import health.vigil.store.Unreadable;
import health.vigil.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `vigil.yaml` into a {@link Config}. Relative paths in it start at the file's own folder, so that it means the
/// same from wherever the service is started.
final class ConfigFile {
    static final String LOOPBACK = "127.0.0.1";

    private static final int LONGEST_CUFF_INTERVAL = 120;
    static final int HIGHEST_PORT = 65_535;

    private final Path path;
    private final YamlFile file;
    private final List<Mistake> profileMistakes = new ArrayList<>();

    ConfigFile(Path path) {
        this.path = path;
        this.file = new YamlFile(path.toString());
    }

    Config read() {
        var top = file.read(bytes());
        var config = config(top);
        end();
        if (config == null) throw new IllegalStateException(path + ": refused without a mistake");
        return config;
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException gone) {
            throw new MistakesException(List.of(new Mistake(
                    path.toString(),
                    "",
                    "",
                    Unreadable.rule(gone),
                    "copy config/vigil.yaml and name the copy: --config FILE")));
        }
    }

    private @Nullable Config config(Section top) {
        var web = web(top.section("web"));
        var store = store(top.section("store"));
        var profiles = profiles(top);
        var beds = new BedsReader(top, this::resolved).beds();
        var ids = beds.stream().map(BedSettings::bed).collect(Collectors.toCollection(LinkedHashSet::new));
        var hl7 = top.has("hl7") ? new Hl7Reader(top.section("hl7"), ids).settings() : null;
        if (web != null && hl7 != null && web.port() != 0 && web.port() == hl7.port())
            file.mistake("hl7.port", Integer.toString(hl7.port()), "is web.port too", "give each its own TCP port");
        var pagers = new PagersReader(top.section("pagers"), ids).settings(linkBase(web));
        var influx = top.has("influx") ? influx(top.section("influx")) : null;
        if (!file.sound() || web == null || store == null || profiles == null || pagers == null) return null;
        return new Config(path.toString(), web, store, profiles, beds, hl7, pagers, influx);
    }

    private void end() {
        var all = new ArrayList<Mistake>();
        try {
            file.end();
        } catch (MistakesException found) {
            all.addAll(found.mistakes());
        }
        all.addAll(profileMistakes);
        if (!all.isEmpty()) throw new MistakesException(all);
    }

    private static @Nullable WebSettings web(Section of) {
        var host = of.text("host", LOOPBACK);
        var port = port(of, "port", WebSettings.LOOPBACK.port());
        var allowed = of.texts("allowedHosts");
        return of.checked("", () -> new WebSettings(host, port, allowed));
    }

    /// Links lead to this very machine unless the file says otherwise; with any free port, nowhere.
    private static String linkBase(@Nullable WebSettings web) {
        if (web == null || web.port() == 0) return "";
        return "http://" + (web.host().contains(":") ? "[" + web.host() + "]" : web.host()) + ":" + web.port();
    }

    private static @Nullable InfluxSettings influx(Section of) {
        var url = of.required("url", "give the server's address: http://127.0.0.1:8086");
        var org = of.text("org", "");
        var bucket = of.required("bucket", "name the bucket or database");
        var token = of.text("token", "");
        var ids = of.flag("patientIds", false);
        var address = of.checked("url", () -> URI.create(url));
        return address == null ? null : of.checked("", () -> new InfluxSettings(address, org, bucket, token, ids));
    }

    static int port(Section of, String key, int otherwise) {
        return of.whole(key, otherwise, 0, HIGHEST_PORT);
    }

    private @Nullable StoreSettings store(Section of) {
        var at = resolved(of.text("file", "../.vigil/vigil.db"));
        var days = of.whole("retentionDays", StoreSettings.DEFAULT_RETENTION_DAYS, 1, 3650);
        var hours = of.whole("waveHours", StoreSettings.DEFAULT_WAVE_HOURS, 0, 8760);
        var megabytes = of.whole("maxMegabytes", StoreSettings.DEFAULT_MAX_MEGABYTES, 16, 10_000_000);
        return of.checked("", () -> new StoreSettings(at, days, hours, megabytes));
    }

    private @Nullable ProfileBook profiles(Section top) {
        var minutes =
                top.has("cuffIntervalMinutes") ? top.whole("cuffIntervalMinutes", 0, 0, LONGEST_CUFF_INTERVAL) : -1;
        try {
            var book = top.has("profile") ? ProfileFile.read(resolved(top.text("profile", ""))) : ProfileFile.builtIn();
            return minutes < 0 ? book : book.withCuffInterval(minutes);
        } catch (MistakesException inProfile) {
            profileMistakes.addAll(inProfile.mistakes());
            return null;
        }
    }

    private Path resolved(String name) {
        return path.toAbsolutePath().resolveSibling(name).normalize();
    }
}
