package health.vigil.config;

import health.vigil.profile.AgeBand;
import health.vigil.profile.Condition;
import health.vigil.profile.Hypotension;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.ProfileBook;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a profile (`config/profiles/*.yaml`) into a checked {@link ProfileBook}.
public final class ProfileFile {
    /// The profile that comes with Vigil, on the class path.
    static final String BUILT_IN = "config/profiles/sedation-default.yaml";

    private static final int HASH_DIGITS = 12;
    private static final int LONGEST_CUFF_INTERVAL = 120;
    private static final int OLDEST_MONTHS = 216;

    /// Requirement R18: 10 to 40 s.
    private static final double SHORTEST_APNEA = 10;

    private static final double LONGEST_APNEA = 40;

    private final YamlFile file;
    private Priority latching = Priority.HIGH;

    private ProfileFile(YamlFile file) {
        this.file = file;
    }

    /// @throws MistakesException with every mistake in the file
    public static ProfileBook read(Path path) {
        try {
            return parse(path.toString(), Files.readAllBytes(path));
        } catch (IOException gone) {
            throw new MistakesException(List.of(new Mistake(
                    path.toString(), "", "", "cannot be read (" + gone + ")", "give the path of a profile file")));
        }
    }

    /// The profile that comes with Vigil.
    public static ProfileBook builtIn() {
        try (InputStream in = ProfileFile.class.getClassLoader().getResourceAsStream(BUILT_IN)) {
            if (in == null) throw new IllegalStateException(BUILT_IN + " is not on the class path: damaged jar");
            return parse(BUILT_IN, in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ProfileBook parse(String name, byte[] bytes) {
        var file = new YamlFile(name);
        var book = new ProfileFile(file).book(file.read(bytes), hash(bytes));
        file.end();
        if (book == null) throw new IllegalStateException(name + ": refused without a mistake");
        return book;
    }

    private @Nullable ProfileBook book(Section top, String hash) {
        var id = top.required("id", "name the profile") + " " + top.whole("version", 1, 1, Integer.MAX_VALUE);
        var signed = top.text("signedBy", "");
        var cuff = top.whole("cuffIntervalMinutes", 0, 0, LONGEST_CUFF_INTERVAL);
        latching = top.choice("latching", Priority.class, Priority.HIGH);
        var ageless = ageless(top.section("ageless"));
        var delays = new Delays(top.section("delays"));
        var hypotension = hypotension(top.section("hypotension"));
        var until = top.whole("untilYears", 18, 1, 130);
        var bands = bands(top, delays);
        if (!file.sound() || hypotension == null) return null;
        var caution = signed.isBlank() ? "unsigned proposal" : "";
        var rung = rung(Priority.HIGH, 0, delays.systolic(Priority.HIGH));
        return top.checked(
                "bands", () -> new ProfileBook(id, hash, caution, cuff, ageless, bands, hypotension, rung, until));
    }

    private List<Ladder> ageless(Section of) {
        var ladders = new ArrayList<Ladder>();
        for (var key : of.keys()) {
            var condition = conditionOf(of, key);
            var rungs = new ArrayList<Rung>();
            for (var row : of.sections(key)) rungs.add(rung(condition, row));
            var ladder = of.checked(key, () -> new Ladder(condition, List.copyOf(rungs)));
            if (ladder != null) ladders.add(ladder);
        }
        for (var needed : List.of(Condition.SPO2_LOW, Condition.SPO2_DESATURATION, Condition.APNEA))
            if (!of.keys().contains(needed.name()))
                of.mistake(
                        "", needed + " is missing", "add it, or `" + needed + ": []` to switch it off for everybody");
        return ladders;
    }

    private static Condition conditionOf(Section of, String key) {
        for (var condition : Condition.values())
            if (condition.name().equals(key) && !condition.technical()) return condition;
        of.mistake(key, "is no condition of the child", "use a name of the alarm table, such as SPO2_LOW");
        return Condition.SPO2_LOW;
    }

    private Rung rung(Condition condition, Section row) {
        var priority = row.choice("priority", Priority.class, Priority.LOW);
        var delay = Delays.wait(row, "delay");
        var clear = Delays.clear(row, "clear");
        return new Rung(priority, limit(condition, row), delay, priority.atLeast(latching), clear);
    }

    private static double limit(Condition condition, Section row) {
        var vital = condition.vital();
        if (vital == null) return row.requiredNumber("limit", SHORTEST_APNEA, LONGEST_APNEA);
        var limit = row.requiredNumber("limit", -1000, 1000);
        if (row.has("limit") && !vital.plausible(limit))
            row.mistake("limit", "is outside " + vital.range(), "choose a limit that can be measured");
        return limit;
    }

    private Rung rung(Priority priority, double limit, Wait delay) {
        return new Rung(priority, limit, delay, priority.atLeast(latching));
    }

    private static @Nullable Hypotension hypotension(Section of) {
        var days = of.whole("neonateDays", 28, 0, 90);
        var neonate = mmHg(of, "neonateMmHg");
        var infant = mmHg(of, "infantMmHg");
        var birth = mmHg(of, "atBirthMmHg");
        var perYear = of.requiredNumber("perYearMmHg", 0, 10);
        var years = of.whole("grownYears", 10, 1, 20);
        var grown = mmHg(of, "grownMmHg");
        return of.checked("", () -> new Hypotension(days, neonate, infant, birth, perYear, years, grown));
    }

    private static double mmHg(Section of, String key) {
        return of.requiredNumber(key, 20, 200);
    }

    private List<AgeBand> bands(Section top, Delays delays) {
        var bands = new ArrayList<AgeBand>();
        for (var row : top.sections("bands")) {
            var name = row.required("name", "say it as the screen shall: 3-4 y");
            var from = row.requiredNumber("fromMonths", 0, OLDEST_MONTHS);
            if (!bands.isEmpty() && from <= bands.getLast().fromMonths())
                row.mistake("fromMonths", "is not after the band before", "order the bands by age, youngest first");
            bands.add(new AgeBand(name, from, new BandRow(row, delays, latching).ladders()));
        }
        if (bands.isEmpty()) top.mistake("bands", "is empty", "give at least one age band, from 0 months");
        return bands;
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
