package health.vigil.profile;

import java.util.ArrayList;
import java.util.List;

/// A profile file once checked: for each age the limits that are in force from admission on (requirement R8).
///
/// @param id name and version of the file
/// @param hash of its bytes, 12 hexadecimal digits
/// @param caution what must be said of every profile of this book, for example that nobody signed it; may be empty
/// @param cuffIntervalMinutes minutes between automatic cuff readings, 0 for none
/// @param ageless the ladders that hold at any age
/// @param bands youngest first, the first from birth on
/// @param hypotension lowest systolic pressure by exact age
/// @param hypotensionRung its priority, delay and latching; the limit in it is not used
/// @param untilYears age up to which the last band was made; from there on it still holds, and the note says so
public record ProfileBook(
        String id,
        String hash,
        String caution,
        int cuffIntervalMinutes,
        List<Ladder> ageless,
        List<AgeBand> bands,
        Hypotension hypotension,
        Rung hypotensionRung,
        int untilYears) {
    private static final int MONTHS_PER_YEAR = 12;
    private static final String UNADMITTED = "nobody admitted: only limits that need no age";

    public ProfileBook {
        ageless = List.copyOf(ageless);
        bands = List.copyOf(bands);
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
        var ladders = new ArrayList<>(ageless);
        ladders.addAll(band.ladders());
        ladders.add(systolicLow(patient.ageDays()));
        return new Profile(
                id,
                hash,
                band.name(),
                note(ageNote(patient.ageDays(), band)),
                List.copyOf(ladders),
                cuffIntervalMinutes);
    }

    /// The limits of a bed where nobody is admitted, or whose child's age nobody knows: saturation, CO2, breath and
    /// temperature only. No cuff reading is started without a child.
    public Profile unadmitted() {
        return new Profile(id, hash, "no age", note(UNADMITTED), ageless, 0);
    }

    /// The same book with another time between automatic cuff readings, 0 for none.
    public ProfileBook withCuffInterval(int minutes) {
        return new ProfileBook(id, hash, caution, minutes, ageless, bands, hypotension, hypotensionRung, untilYears);
    }

    private AgeBand bandOf(int ageDays) {
        var found = bands.getFirst();
        for (var band : bands) if (band.holds(ageDays)) found = band;
        return found;
    }

    private Ladder systolicLow(int ageDays) {
        var limit = hypotension.limitMmHg(ageDays);
        var like = hypotensionRung;
        return new Ladder(
                Condition.NIBP_SYSTOLIC_LOW, List.of(new Rung(like.priority(), limit, like.delay(), like.latching())));
    }

    private String ageNote(int ageDays, AgeBand band) {
        var grown = new AgeBand("grown", untilYears * MONTHS_PER_YEAR, List.of()).holds(ageDays);
        return grown ? untilYears + " years or older: limits of the last band, " + band.name() : "";
    }

    private String note(String of) {
        if (of.isEmpty() || caution.isEmpty()) return of + caution;
        return of + "; " + caution;
    }
}
