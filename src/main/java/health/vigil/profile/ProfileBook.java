package health.vigil.profile;

import java.util.ArrayList;
import java.util.List;

/// A profile file once checked: for each age the limits that are in force from admission on (requirement R8).
///
/// @param id name and version of the file
/// @param hash of its bytes, 12 hexadecimal digits; in service with that of the rules behind it
/// @param caution what must be said of every profile of this book, for example that nobody signed it; may be empty
/// @param ageless what holds at any age: limits, the cuff's interval, what phases and baselines change
/// @param authority how far operators may go
/// @param bands youngest first, the first from birth on
/// @param hypotension lowest systolic pressure by exact age
/// @param hypotensionRung its priority, delay and latching; the limit in it is not used
/// @param origins where figures come from, as far as the file says so
/// @param untilYears age up to which the last band was made; from there on it still holds, and the note says so
public record ProfileBook(
        String id,
        String hash,
        String caution,
        Layers ageless,
        Authority authority,
        List<AgeBand> bands,
        Hypotension hypotension,
        Rung hypotensionRung,
        List<Origin> origins,
        int untilYears) {
    private static final String UNADMITTED = "nobody admitted: only limits that need no age";

    public ProfileBook {
        bands = List.copyOf(bands);
        origins = List.copyOf(origins);
        if (bands.isEmpty() || bands.getFirst().fromMonths() != 0)
            throw new IllegalArgumentException(id + ": the first age band must begin at 0 months");
        for (int i = 1; i < bands.size(); i++)
            if (bands.get(i).fromMonths() <= bands.get(i - 1).fromMonths())
                throw new IllegalArgumentException(id + ": band " + bands.get(i).name() + " does not begin after "
                        + bands.get(i - 1).name());
    }

    /// The limits for one child.
    public Profile profileFor(Patient patient) {
        var band = bandOf(patient.ageDays());
        var aged = new ArrayList<>(band.ladders());
        aged.add(systolicLow(patient.ageDays()));
        return Profile.of(id, hash, band.name(), note(ageNote(patient.ageDays(), band)), authority, ageless.plus(aged));
    }

    /// The limits of a bed where nobody is admitted, or whose child's age nobody knows: saturation, CO2, breath and
    /// temperature only. No cuff reading is started without a child.
    public Profile unadmitted() {
        return Profile.of(id, hash, "no age", note(UNADMITTED), authority, Layers.flat(ageless.ladders(), 0));
    }

    /// The same book with another time between automatic cuff readings in every phase, 0 for none.
    public ProfileBook withCuffInterval(int minutes) {
        return new ProfileBook(
                id,
                hash,
                caution,
                ageless.withCuffInterval(minutes),
                authority,
                bands,
                hypotension,
                hypotensionRung,
                origins,
                untilYears);
    }

    /// The same book judged by rules that are not in its file: their digest goes behind its hash, so that a change of
    /// either is seen.
    public ProfileBook judgedBy(String rules) {
        return new ProfileBook(
                id,
                hash + "-" + rules,
                caution,
                ageless,
                authority,
                bands,
                hypotension,
                hypotensionRung,
                origins,
                untilYears);
    }

    /// Where the figures of a limit come from; `not said` if the file is silent.
    public String origin(Condition condition, Priority tier) {
        for (var origin : origins) if (origin.of(condition, tier)) return origin.words();
        return "not said";
    }

    /// Minutes between automatic cuff readings where the phase does not change them, 0 for none.
    public int cuffIntervalMinutes() {
        return ageless.cuffIntervalMinutes();
    }

    /// The last day of life for which a band was made.
    public int lastDay(int band) {
        var next = band + 1 < bands.size() ? bands.get(band + 1).fromDays() : grownDay();
        return Math.max(bands.get(band).fromDays(), next - 1);
    }

    private int grownDay() {
        return Age.firstDay(untilYears * Age.MONTHS_PER_YEAR);
    }

    private AgeBand bandOf(int ageDays) {
        var found = bands.getFirst();
        for (var band : bands) if (band.holds(ageDays)) found = band;
        return found;
    }

    private Ladder systolicLow(int ageDays) {
        var limit = hypotension.limitMmHg(ageDays);
        return new Ladder(Condition.NIBP_SYSTOLIC_LOW, List.of(hypotensionRung.at(limit)));
    }

    private String ageNote(int ageDays, AgeBand band) {
        return ageDays >= grownDay() ? untilYears + " years or older: limits of the last band, " + band.name() : "";
    }

    private String note(String of) {
        if (of.isEmpty() || caution.isEmpty()) return of + caution;
        return of + "; " + caution;
    }
}
