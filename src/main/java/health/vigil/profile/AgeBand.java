package health.vigil.profile;

import java.util.List;

/// The limits of one age band that do not hold for every age.
///
/// @param name as screens say it: `3-4 y`
/// @param fromMonths first age, in months of 30.4375 days; the band ends where the next begins
/// @param ladders heart, breathing and upper pressure limits of this band
public record AgeBand(String name, double fromMonths, List<Ladder> ladders) {
    public AgeBand {
        if (!(fromMonths >= 0)) throw new IllegalArgumentException("band " + name + " from " + fromMonths + " months");
        ladders = List.copyOf(ladders);
    }

    /// The first whole day of the band.
    public int fromDays() {
        return Age.firstDay(fromMonths);
    }

    boolean holds(int ageDays) {
        return ageDays >= fromDays();
    }
}
