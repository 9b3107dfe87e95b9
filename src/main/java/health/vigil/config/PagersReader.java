package health.vigil.config;

import health.vigil.pager.CarrierSettings;
import health.vigil.pager.PagerSettings;
import health.vigil.pager.PathSettings;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `pagers` of a configuration: who is told of alarms, how, and what happens when nobody answers.
final class PagersReader {
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final String ONE_OF = "a path goes one way: give snpp or webhook";

    private final Section of;
    private final Set<BedId> beds;

    /// @param beds those configured
    PagersReader(Section of, Set<BedId> beds) {
        this.of = of;
        this.beds = beds;
    }

    /// @param linkBase where links of pages lead when the file does not say
    @Nullable
    PagerSettings settings(String linkBase) {
        var base = of.text("linkBase", linkBase);
        var link = of.whole("linkMinutes", millis(PagerSettings.LINK_MILLIS) / SECONDS_PER_MINUTE, 1, 1440);
        var high = of.whole("highAnswerSeconds", millis(PagerSettings.HIGH_ANSWER_MILLIS), 5, 600);
        var medium = of.whole("mediumAnswerSeconds", millis(PagerSettings.MEDIUM_ANSWER_MILLIS), 5, 600);
        var answered = of.flag("tellAnswered", true);
        var ended = of.flag("tellEnded", true);
        var probe = of.whole("probeSeconds", millis(PagerSettings.PROBE_MILLIS), 0, 3600);
        var zone = zone();
        var paths = paths();
        return of.checked(
                "",
                () -> new PagerSettings(
                        base,
                        (long) link * SECONDS_PER_MINUTE * MILLIS_PER_SECOND,
                        (long) high * MILLIS_PER_SECOND,
                        (long) medium * MILLIS_PER_SECOND,
                        answered,
                        ended,
                        (long) probe * MILLIS_PER_SECOND,
                        zone,
                        paths));
    }

    private static int millis(long usual) {
        return Math.toIntExact(usual / MILLIS_PER_SECOND);
    }

    private ZoneId zone() {
        var name = of.text("zone", "");
        if (name.isEmpty()) return ZoneId.systemDefault();
        if (ZoneId.getAvailableZoneIds().contains(name)) return ZoneId.of(name);
        of.mistake("zone", "is no time zone", "write one such as Europe/Berlin, or leave the line out");
        return ZoneId.systemDefault();
    }

    private List<PathSettings> paths() {
        var all = new ArrayList<PathSettings>();
        for (var row : of.sections("paths")) {
            var path = path(row);
            if (path != null) all.add(path);
        }
        return all;
    }

    private @Nullable PathSettings path(Section row) {
        var name = row.required("name", "name the path: ward");
        var carrier = carrier(row);
        var minimum = row.choice("minimum", Priority.class, Priority.HIGH);
        var groups = groups(row);
        var those = Beds.named(row, "beds", beds);
        var level = row.whole("level", 1, 1, 5);
        if (carrier == null) return null;
        return row.checked("", () -> new PathSettings(name, carrier, minimum, groups, those, level));
    }

    private static @Nullable CarrierSettings carrier(Section row) {
        var snpp = row.has("snpp");
        if (snpp == row.has("webhook")) {
            row.mistake("", snpp ? "gives both snpp and webhook" : "gives neither snpp nor webhook", ONE_OF);
            return null;
        }
        return snpp ? snpp(row.section("snpp")) : webhook(row.section("webhook"));
    }

    private static @Nullable CarrierSettings snpp(Section of) {
        var host = of.required("host", "name the paging terminal");
        var port = of.whole("port", CarrierSettings.Snpp.PORT, 1, ConfigFile.HIGHEST_PORT);
        var pager = of.required("pager", "give the pager's id, in quotes if it is a number");
        var twoWay = of.flag("twoWay", true);
        var chars = of.whole("maxChars", CarrierSettings.Snpp.USUAL_CHARS, 40, 1000);
        var limit = limit(of);
        return of.checked("", () -> new CarrierSettings.Snpp(host, port, pager, twoWay, chars, limit));
    }

    private static @Nullable CarrierSettings webhook(Section of) {
        var url = of.required("url", "give an address: https://pages.example/vigil");
        var secret = of.text("secret", "");
        var limit = limit(of);
        return of.checked("", () -> new CarrierSettings.Webhook(url, secret, limit));
    }

    private static long limit(Section of) {
        return (long) of.whole("limitSeconds", millis(CarrierSettings.USUAL_LIMIT), 1, 60) * MILLIS_PER_SECOND;
    }

    private static Set<PathSettings.Group> groups(Section row) {
        if (!row.has("groups")) return Set.of(PathSettings.Group.values());
        var all = EnumSet.noneOf(PathSettings.Group.class);
        for (var word : row.texts("groups"))
            switch (word.toLowerCase(Locale.ROOT)) {
                case "physiological" -> all.add(PathSettings.Group.PHYSIOLOGICAL);
                case "technical" -> all.add(PathSettings.Group.TECHNICAL);
                default -> row.mistake("groups", "holds " + word, "use physiological, technical or both");
            }
        return all;
    }
}
