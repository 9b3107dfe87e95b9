package health.vigil.alarm.state;

import health.vigil.vital.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of breaths, for the no-breath alarm (requirement R18). Only measured breaths count; an estimate
/// from the plethysmogram never enters here.
///
/// @param source the source whose breaths are watched, null before the first
/// @param breaths counted in the qualifying minute, saturating
/// @param since bed time of the first of them
/// @param last bed time of the latest breath, later by what nobody could see since
/// @param byRate true if the source tells no breaths, only a rate: then a measured rate of zero is the evidence
/// @param armed true once enough breaths were seen: from then on their absence is an alarm
/// @param blindSince bed time since which the source cannot see breaths, or {@link #SEES}
public record Breathing(
        @Nullable SourceId source, int breaths, long since, long last, boolean byRate, boolean armed, long blindSince) {
    public static final long SEES = -1;

    public static final Breathing NONE = new Breathing(null, 0, 0, 0, false, false, SEES);

    /// For how long its source has been listened to since the latest breath, nanos.
    ///
    /// @param now bed time
    public long pause(List<Link> links, long now) {
        for (int i = 0; i < links.size(); i++)
            if (links.get(i).source().equals(source)) return links.get(i).listened(last, now);
        return now - last;
    }

    public boolean blinded() {
        return blindSince != SEES;
    }

    public Breathing blinded(long now) {
        return new Breathing(source, breaths, since, last, byRate, armed, now);
    }

    /// The source sees again.
    public Breathing seeing() {
        return blinded(SEES);
    }

    /// The same with another latest breath.
    public Breathing last(long at) {
        return new Breathing(source, breaths, since, at, byRate, armed, blindSince);
    }
}
