package health.vigil.command;

import health.vigil.config.Mistake;
import health.vigil.config.MistakesException;
import health.vigil.config.Spelling;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Numbers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Names for every number of a profile, to try others: `spo2.low=88`.
///
/// `spo2.low` is the gravest limit of that condition, `spo2.low.medium` the one of that priority; `.delay` behind it
/// is how long it waits, `.clear` its hysteresis.
final class LimitKeys {
    private static final String OPTION = "--set";
    private static final String OFF = "off";

    /// What columns of recordings are called, instead of the longer names of conditions.
    private static final Map<String, String> SHORT = Map.of(
            "respiration", "rr", "pulse", "pr", "heart-rate", "hr", "nibp-systolic", "sys", "temperature", "temp");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");
    private static final Pattern DELAY = Pattern.compile("(?:(depth|satseconds|readings):)?(\\d{1,3}(?:\\.\\d)?)s?");

    private enum Part {
        LIMIT(""),
        DELAY(".delay"),
        CLEAR(".clear");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    private record Place(Condition condition, Rung rung, Part part) {}

    private final Profile profile;
    private final Map<String, Place> places = new LinkedHashMap<>();

    LimitKeys(Profile profile) {
        this.profile = profile;
        for (var ladder : profile.ladders()) add(ladder);
    }

    private void add(Ladder ladder) {
        var stem = stem(ladder.condition());
        for (var rung : ladder.rungs())
            for (var part : Part.values()) {
                var place = new Place(ladder.condition(), rung, part);
                places.put(stem + "." + rung.priority().name().toLowerCase(Locale.ROOT) + part.suffix, place);
                if (rung.equals(ladder.rungs().getLast())) places.put(stem + part.suffix, place);
            }
    }

    /// `SPO2_LOW` is `spo2.low`, `HEART_RATE_HIGH` is `hr.high`, `APNEA` is `apnea`.
    private static String stem(Condition condition) {
        var name = condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var cut = name.lastIndexOf('-');
        if (cut < 0) return name;
        var what = name.substring(0, cut);
        return SHORT.getOrDefault(what, what) + "." + name.substring(cut + 1);
    }

    /// Every name with what stands there.
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        places.forEach((key, place) -> values.put(key, value(place)));
        return values;
    }

    private static String value(Place place) {
        return switch (place.part) {
            case LIMIT -> Numbers.plain(place.rung.limit(), 1);
            case DELAY -> delay(place.rung.delay());
            case CLEAR -> Numbers.plain(place.rung.clear().by(), 1);
        };
    }

    private static String delay(Wait wait) {
        return switch (wait) {
            case Wait.None n -> "none";
            case Wait.Fixed f -> Numbers.plain(f.seconds(), 0) + "s";
            case Wait.DepthWeighted w -> "depth:" + Numbers.plain(w.threshold(), 0);
            case Wait.SatSeconds s -> "satseconds:" + Numbers.plain(s.points(), 0);
            case Wait.Count c -> "readings:" + c.readings();
        };
    }

    /// The profile with some of its numbers changed, one after another.
    ///
    /// @throws MistakesException if there is no such number, or the profile would be nonsense with it
    static Profile applied(Profile profile, Map<String, String> settings) {
        var changed = profile;
        for (var setting : settings.entrySet())
            changed = new LimitKeys(changed)
                    .with(setting.getKey(), setting.getValue().strip());
        return changed;
    }

    /// The name that says which rung is meant: `spo2.low.high` of `spo2.low`.
    ///
    /// @throws MistakesException if it names nothing
    String full(String key) {
        var place = place(key);
        return stem(place.condition) + "." + place.rung.priority().words() + place.part.suffix;
    }

    /// @throws MistakesException if one of them names nothing
    void check(Collection<String> keys) {
        for (var key : keys) place(key);
    }

    private Place place(String key) {
        var place = places.get(key.toLowerCase(Locale.ROOT));
        if (place == null) throw mistake(key, "", "is no limit of " + profile.id(), suggestion(key));
        return place;
    }

    private Profile with(String key, String value) {
        var place = place(key);
        if (value.equals(OFF) && place.part == Part.LIMIT) return without(place);
        return switch (place.part) {
            case LIMIT -> limited(key, place, number(key, value));
            case DELAY -> rebuilt(key, value, place, rung -> delayed(rung, delay(key, value)));
            case CLEAR -> rebuilt(key, value, place, rung -> cleared(rung, number(key, value)));
        };
    }

    private String suggestion(String key) {
        var near = Spelling.nearest(key.toLowerCase(Locale.ROOT), places.keySet());
        var all = "`vigil what-if --keys` lists all";
        return near == null ? all : "did you mean " + near + "? " + all;
    }

    private Profile limited(String key, Place place, double limit) {
        var edit = new LimitEdit(place.condition, place.rung.priority(), limit);
        var refusal = edit.refusal(profile.unrestricted());
        if (!refusal.isEmpty()) throw mistake(key, Numbers.plain(limit, 1), "is refused: " + refusal, "choose another");
        return rebuilt(key, Numbers.plain(limit, 1), place, rung -> rung.at(limit));
    }

    private Profile without(Place place) {
        return changed(
                place,
                rungs -> rungs.stream().filter(r -> !r.equals(place.rung)).toList());
    }

    private Profile rebuilt(String key, String value, Place place, UnaryOperator<Rung> change) {
        try {
            return changed(
                    place,
                    rungs -> rungs.stream()
                            .map(r -> r.equals(place.rung) ? change.apply(r) : r)
                            .toList());
        } catch (IllegalArgumentException nonsense) {
            throw mistake(key, value, "is refused: " + nonsense.getMessage(), "choose another");
        }
    }

    private Profile changed(Place place, UnaryOperator<List<Rung>> change) {
        var ladder = profile.ladder(place.condition);
        return ladder == null ? profile : profile.with(new Ladder(place.condition, change.apply(ladder.rungs())));
    }

    private static Rung delayed(Rung rung, Wait delay) {
        return new Rung(rung.priority(), rung.limit(), delay, rung.latching(), rung.clear());
    }

    private static Rung cleared(Rung rung, double by) {
        var clear = new Clear(by, rung.clear().seconds());
        return new Rung(rung.priority(), rung.limit(), rung.delay(), rung.latching(), clear);
    }

    private static double number(String key, String value) {
        if (NUMBER.matcher(value).matches()) return Double.parseDouble(value);
        throw mistake(key, value, "is no number", "write for example 88, or " + OFF + " to take a limit away");
    }

    private static Wait delay(String key, String value) {
        if (value.equals("none")) return new Wait.None();
        var form = DELAY.matcher(value);
        if (!form.matches())
            throw mistake(key, value, "is no delay", "write none, 10s, depth:20, satseconds:50 or readings:3");
        var number = Double.parseDouble(form.group(2));
        return switch (String.valueOf(form.group(1))) {
            case "depth" -> new Wait.DepthWeighted(number);
            case "satseconds" -> new Wait.SatSeconds(number);
            case "readings" -> new Wait.Count((int) number);
            default -> new Wait.Fixed(number);
        };
    }

    private static MistakesException mistake(String key, String value, String rule, String fix) {
        return new MistakesException(List.of(
                value.isEmpty()
                        ? new Mistake(OPTION, "", key, rule, fix)
                        : new Mistake(OPTION, key, value, rule, fix)));
    }
}
