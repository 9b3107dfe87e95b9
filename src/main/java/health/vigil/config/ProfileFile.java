package health.vigil.config;

import health.vigil.profile.AgeBand;
import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import health.vigil.profile.Hypotension;
import health.vigil.profile.Layers;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.ProfileBook;
import health.vigil.store.Unreadable;
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

    private static final List<String> SECTIONS =
            List.of("ageless", "baseline", "phases", "authority", "delays", "hypotension");
    private static final int HASH_DIGITS = 12;
    private static final int LONGEST_CUFF_INTERVAL = 120;
    private static final int OLDEST_MONTHS = 216;

    private final YamlFile file;
    private final Origins origins = new Origins();

    private ProfileFile(YamlFile file) {
        this.file = file;
    }

    /// @throws MistakesException with every mistake in the file
    public static ProfileBook read(Path path) {
        try {
            return parse(path.toString(), Files.readAllBytes(path));
        } catch (IOException gone) {
            throw new MistakesException(List.of(
                    new Mistake(path.toString(), "", "", Unreadable.rule(gone), "give the path of a profile file")));
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
        var id = top.required("id", "name the profile") + " " + top.requiredWhole("version", 1, Integer.MAX_VALUE);
        for (var key : SECTIONS) top.filled(key, "write its lines below it, or take it out");
        var signed = top.text("signedBy", "");
        var latching = top.choice("latching", Priority.class, Priority.HIGH);
        var ageless = ageless(top, latching);
        var delays = new Delays(top.section("delays"));
        delays.origins(origins);
        var authority = new AuthorityReader(top.section("authority")).authority();
        var hypotension = hypotension(top.section("hypotension"));
        var until = top.whole("untilYears", 18, 1, 130);
        var bands = bands(top, delays, latching);
        if (!file.sound() || hypotension == null || authority == null) return null;
        var caution = signed.isBlank() ? "unsigned proposal" : "";
        var rung = delays.systolic(Priority.HIGH, hypotension.grownMmHg(), Priority.HIGH.atLeast(latching));
        var book = top.checked(
                "bands",
                () -> new ProfileBook(
                        id, hash, caution, ageless, authority, bands, hypotension, rung, origins.all(), until));
        if (book != null) LimitsCheck.check(book, top);
        return book;
    }

    /// What holds at any age.
    private Layers ageless(Section top, Priority latching) {
        var reader = new LadderReader(latching, origins);
        var cuff = top.whole("cuffIntervalMinutes", 0, 0, LONGEST_CUFF_INTERVAL);
        var section = top.section("ageless");
        var ladders = reader.ladders(section);
        for (var needed : Authority.NEVER_OFF)
            if (!section.keys().contains(needed.name()))
                section.mistake("", needed + " is missing", "add its rungs; it can never be off");
        var relative = reader.relative(top.section("baseline"));
        return new Layers(
                ladders,
                cuff,
                phases(top.section("phases"), new LadderReader(latching, new Origins())),
                relative,
                List.of());
    }

    private static List<Layers.PhaseRule> phases(Section of, LadderReader reader) {
        var rules = new ArrayList<Layers.PhaseRule>();
        for (var phase : Phase.values()) {
            if (!of.has(phase.name())) continue;
            var row = of.section(phase.name());
            var cuff = row.whole("cuffIntervalMinutes", Layers.UNCHANGED, 0, LONGEST_CUFF_INTERVAL);
            rules.add(new Layers.PhaseRule(phase, cuff, reader.ladders(row.section("limits"))));
        }
        return rules;
    }

    private @Nullable Hypotension hypotension(Section of) {
        origins.read(of, Condition.NIBP_SYSTOLIC_LOW, null);
        var days = of.whole("neonateDays", Patient.NEONATE_DAYS, 0, 90);
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

    private static List<AgeBand> bands(Section top, Delays delays, Priority latching) {
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
