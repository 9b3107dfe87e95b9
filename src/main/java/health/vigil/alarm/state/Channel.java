package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known now of one vital: one track per source that ever delivered it. Those that measure come before
/// those that estimate (design decision 9), of each the best rank first; one in a gap keeps its place.
///
/// @param seen true once a number was measured in this admission; before that, or of an estimate, its absence is no
///     loss
/// @param apart bed time since which two sources have disagreed, -1 while they agree
public record Channel(Vital vital, List<Track> tracks, boolean seen, long apart) {
    private static final long AGREED = -1;

    private static final long MINUTE_NANOS = 60 * Moment.NANOS_PER_SECOND;

    public static Channel empty(Vital vital) {
        return new Channel(vital, List.of(), false, AGREED);
    }

    /// The track that speaks: the first one whose number is still current, else the first at all. Of
    /// single determinations the latest speaks, whoever made it.
    @Nullable
    public Track inCharge(long now) {
        if (vital.cadence() == Vital.Cadence.EPISODIC) return latest();
        for (int i = 0; i < tracks.size(); i++) {
            var track = tracks.get(i);
            if (track.measured() != null && current(track, now)) return track;
        }
        return tracks.isEmpty() ? null : tracks.getFirst();
    }

    /// True if a source other than the best one speaks for it.
    public boolean fallback(Track track) {
        return vital.cadence() == Vital.Cadence.CONTINUOUS
                && !tracks.getFirst().source().equals(track.source());
    }

    /// The course of the number that speaks now; none if no source ever spoke.
    public Trend trend(long now) {
        var track = inCharge(now);
        return track == null ? Trend.NONE : track.trend();
    }

    /// The median of the last minute of what speaks now, NaN if there was nothing; of a cuff there is no median.
    public double minuteMedian(long now) {
        return median(now - MINUTE_NANOS, now);
    }

    /// The same since any moment of the last minutes.
    public double median(long since, long now) {
        return trend(now).median(since, held(now));
    }

    /// For how many nanoseconds since any moment of the last minutes what speaks now was a number.
    public long covered(long since, long now) {
        return trend(now).covered(since, held(now));
    }

    /// For how many seconds of the last minute what speaks now was a number.
    public double minuteCovered(long now) {
        return covered(now - MINUTE_NANOS, now) / (double) Moment.NANOS_PER_SECOND;
    }

    /// Until when the number that speaks now is true.
    private long held(long now) {
        var track = inCharge(now);
        return track == null ? now : Math.min(now, track.lost(vital));
    }

    private @Nullable Track latest() {
        Track latest = null;
        for (int i = 0; i < tracks.size(); i++) {
            var track = tracks.get(i);
            if (latest == null || track.determinedAt() > latest.determinedAt()) latest = track;
        }
        return latest;
    }

    /// The same with the sources there are now: others are forgotten, ranks and periods taken over.
    public Channel known(List<SourceSpec> sources) {
        var kept = new java.util.ArrayList<Track>();
        for (var spec : sources)
            for (var track : tracks)
                if (track.source().equals(spec.source())) kept.add(place(kept, track.of(spec)), track.of(spec));
        return new Channel(vital, List.copyOf(kept), seen, AGREED);
    }

    /// True while a track's number may be shown as now (requirement R2).
    public boolean current(Track track, long now) {
        return now <= track.lost(vital);
    }

    public Channel with(SourceSpec spec, Reading reading, long when) {
        var number = reading instanceof Reading.Measured m && m.method().measured();
        var next = tracks;
        int at = find(spec.source());
        if (at >= 0) next = replaced(at, tracks.get(at).then(reading, when));
        else next = inserted(tracks, Track.begun(spec, reading, when));
        var channel = new Channel(vital, next, seen || number, apart);
        return next.size() < 2 ? channel : channel.compared(when);
    }

    private int find(SourceId source) {
        for (int i = 0; i < tracks.size(); i++) if (tracks.get(i).source().equals(source)) return i;
        return -1;
    }

    private List<Track> replaced(int at, Track next) {
        return misplaced(at, next) ? inserted(Row.without(tracks, at), next) : Row.replaced(tracks, at, next);
    }

    /// True if it began to measure, or only estimates now, and its place among the other numbers is another.
    private boolean misplaced(int at, Track next) {
        if (next.measured() == null) return false;
        for (int i = 0; i < tracks.size(); i++) {
            var other = tracks.get(i);
            if (i == at || other.measured() == null) continue;
            if (i < at ? order(other, next) > 0 : order(other, next) < 0) return true;
        }
        return false;
    }

    private static List<Track> inserted(List<Track> tracks, Track fresh) {
        var next = new java.util.ArrayList<>(tracks);
        next.add(place(tracks, fresh), fresh);
        return List.copyOf(next);
    }

    private static int place(List<Track> tracks, Track fresh) {
        int place = 0;
        while (place < tracks.size() && order(tracks.get(place), fresh) <= 0) place++;
        return place;
    }

    private static int order(Track one, Track other) {
        if (one.estimated() != other.estimated()) return one.estimated() ? 1 : -1;
        return Integer.compare(one.rank(), other.rank());
    }

    private Channel compared(long now) {
        var differs = spread(now) > tolerance();
        if (differs == (apart != AGREED)) return this;
        return new Channel(vital, tracks, seen, differs ? now : AGREED);
    }

    /// True once two current sources have differed for too long (design decision 9).
    public boolean disagreement(long now) {
        return apart != AGREED
                && now - apart > TechnicalRule.SOURCES_DISAGREE.delayNanos()
                && spread(now) > tolerance();
    }

    /// The differing numbers in words.
    public String difference(long now) {
        var words = new StringBuilder();
        for (var track : tracks)
            if (track.measured() instanceof Reading.Measured m && current(track, now))
                words.append(words.isEmpty() ? "" : ", ")
                        .append(track.source())
                        .append(' ')
                        .append(vital.format(m.value()));
        return words.toString();
    }

    private double spread(long now) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var track : tracks)
            if (track.measured() instanceof Reading.Measured m && current(track, now)) {
                low = Math.min(low, m.value());
                high = Math.max(high, m.value());
            }
        return high - low;
    }

    /// Half as much again as devices differ by themselves: two oximeters by 2 % (signals.md section 5), two rates by
    /// some beats. A proposal, not a standard.
    private double tolerance() {
        return switch (vital) {
            case SPO2 -> 4;
            case PULSE_RATE, HEART_RATE -> 15;
            case RESPIRATION_RATE -> 8;
            case ETCO2, FICO2 -> 8;
            case TEMPERATURE -> 1;
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN, PERFUSION_INDEX -> Double.POSITIVE_INFINITY;
        };
    }
}
