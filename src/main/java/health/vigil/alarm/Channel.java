package health.vigil.alarm;

import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known now of one vital: one track per source that ever delivered it, best rank first.
///
/// @param seen true once a number was delivered in this admission; before that its absence is no loss
public record Channel(Vital vital, List<Track> tracks, boolean seen) {
    static Channel empty(Vital vital) {
        return new Channel(vital, List.of(), false);
    }

    /// The track that speaks: the best-ranked one whose number is still current, else the best-ranked at all.
    @Nullable
    Track inCharge(long now) {
        for (var track : tracks) if (track.measured() != null && current(track, now)) return track;
        return tracks.isEmpty() ? null : tracks.getFirst();
    }

    /// True while a track's number may be shown as now (requirement R2).
    boolean current(Track track, long now) {
        return now - track.at() <= Freshness.lostNanos(vital, track.periodMillis());
    }

    Channel with(Track fresh) {
        var next = new java.util.ArrayList<Track>(tracks.size() + 1);
        var placed = false;
        for (var track : tracks) {
            if (track.source().equals(fresh.source())) continue;
            if (!placed && fresh.rank() <= track.rank()) {
                next.add(fresh);
                placed = true;
            }
            next.add(track);
        }
        if (!placed) next.add(fresh);
        return new Channel(vital, List.copyOf(next), seen || fresh.measured() != null);
    }
}
