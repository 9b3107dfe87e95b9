package health.vigil.alarm.state;

import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Profile;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a bed remembers, immutable. Screens, pagers and the record read it; only {@link Engine#step} makes
/// the next one.
///
/// @param care who lies here, with which limits, in which phase
/// @param channels one per {@link Vital}, in its order
/// @param links one per configured source, in order of rank
/// @param system the alarms, and what keeps them from being heard
/// @param violations limits violated now, waiting out their delay or past it
/// @param adverse adverse events under way
/// @param resumed bed time at which the service started: nobody is silent before that
public record BedState(
        BedTime time,
        Care care,
        List<Channel> channels,
        List<Link> links,
        AlarmSystem system,
        List<Violation> violations,
        Breathing breathing,
        Cuff cuff,
        List<AdverseCourse> adverse,
        long resumed) {

    /// A drug that was given.
    ///
    /// @param given bed time of it
    public record DrugDose(Moment at, long given, String by, String drug, double doseMg, String route) {}

    /// An empty bed before its first input.
    public static final BedState EMPTY = new BedState(
            BedTime.UNSET,
            Care.NONE,
            Arrays.stream(Vital.values()).map(Channel::empty).toList(),
            List.of(),
            AlarmSystem.QUIET,
            List.of(),
            Breathing.NONE,
            Cuff.IDLE,
            List.of(),
            0);

    /// Those that sound, are acknowledged, inactivated or latched, oldest first.
    public List<Alarm> alarms() {
        return system.alarms();
    }

    /// Whether alarms may be heard.
    public Audio audio() {
        return system.audio();
    }

    /// Conditions whose alarms are paused or off.
    public List<AlarmOff> off() {
        return system.off();
    }

    /// Alarms that are over, latest last, a bounded number.
    public List<Episode> episodes() {
        return system.episodes();
    }

    /// Null while the bed is empty.
    public @Nullable Patient patient() {
        return care.patient();
    }

    /// The limits in force.
    public Profile profile() {
        return care.profile();
    }

    public Phase phase() {
        return care.phase();
    }

    /// What was given to this child, in the order in which it was told.
    public List<DrugDose> drugs() {
        return care.drugs();
    }

    /// Who looks after this bed.
    public Assignment assigned() {
        return care.assigned();
    }

    /// Whether somebody has seen and heard this bed's alarm signals.
    public SignalTest signals() {
        return care.signals();
    }

    /// The child's normal state, once taken.
    public Baseline baseline() {
        return care.baseline();
    }

    /// Alarms as a bar shows them (requirement R31): highest priority first; of one priority those that sound before
    /// those that are over before those somebody has acknowledged; of these the latest first. Inactivated ones
    /// are left out.
    public List<Alarm> ranked() {
        return alarms().reversed().stream()
                .filter(a -> !a.inactivated())
                .sorted(RANK)
                .toList();
    }

    private static final Comparator<Alarm> RANK = Comparator.comparing(Alarm::priority)
            .reversed()
            .thenComparingInt(a -> standing(a.state()))
            .thenComparing(
                    Comparator.comparingLong((Alarm a) -> a.state().since()).reversed());

    private static int standing(AlarmState state) {
        return switch (state) {
            case AlarmState.Sounding s -> 0;
            case AlarmState.Latched l -> 1;
            case AlarmState.Acknowledged a -> 2;
            case AlarmState.Inactivated i -> 3;
        };
    }

    /// The alarm whose sound is to be heard now: the first unacknowledged one that is not silenced; null for silence.
    public @Nullable Alarm audible() {
        for (var alarm : ranked()) if (alarm.unacknowledged() && !audio().holds(alarm)) return alarm;
        return null;
    }

    /// Milliseconds of audio pause left at a moment, 0 when there is none.
    public long pauseLeftMillis(Moment at) {
        return audio() instanceof Audio.Paused pause
                ? Math.max(0, pause.until() - time.of(at)) / Moment.NANOS_PER_MILLI
                : 0;
    }

    /// The interval at which pressures are wanted, in minutes; 0 for none.
    public int cuffMinutes() {
        return cuff.plan().everyMinutes(profile().cuffIntervalMinutes());
    }

    /// A vital as it may be shown at a moment; never a number that is no longer true (requirements R2, R3).
    public Shown shown(Vital vital, Moment at) {
        var now = Math.max(time.of(at), time.now());
        var channel = channel(vital);
        var track = channel.inCharge(now);
        if (track == null) return nothing(vital, "no sensor", "", 0);
        if (Determination.PARTS.contains(vital) && Determination.outlived(this, track, now))
            return nothing(
                    vital,
                    "not in the last reading",
                    track.source().name(),
                    (now - track.at()) / Moment.NANOS_PER_MILLI);
        var shown = shown(vital, channel, track, now);
        return cuff.squeezes(vital, track.source(), links, now) ? shown.whileHeld() : shown;
    }

    private Shown shown(Vital vital, Channel channel, Track track, long now) {
        var age = (now - track.at()) / Moment.NANOS_PER_MILLI;
        return switch (track.last()) {
            case Reading.Gap gap ->
                nothing(vital, gap.reason().words(), track.source().name(), age);
            case Reading.Measured m
            when !channel.current(track, now) ->
                nothing(
                        vital,
                        "no data for " + age / 1000 + " s",
                        track.source().name(),
                        age);
            case Reading.Measured m
            when vital.cadence() == Vital.Cadence.EPISODIC && cuff.overdue(cuffMinutes(), track, now) ->
                nothing(vital, "overdue", track.source().name(), age + m.ageMillis());
            case Reading.Measured m ->
                new Shown(
                        vital,
                        m.value(),
                        "",
                        track.source().name(),
                        m.method(),
                        m.quality(),
                        age + m.ageMillis(),
                        now - track.at() > Freshness.staleNanos(vital, track.periodMillis(), cuffMinutes()),
                        false,
                        channel.fallback(track));
            case Reading.Waveform w -> throw new IllegalStateException("a waveform in a channel");
            case Reading.DeviceEvent e -> throw new IllegalStateException("an event in a channel");
        };
    }

    /// Bed time until which the number that is shown may be shown without a newer one; 0 while there is none.
    public long currentUntil(Vital vital, Moment at) {
        var track = channel(vital).inCharge(Math.max(time.of(at), time.now()));
        return track == null ? 0 : track.lost(vital);
    }

    private static Shown nothing(Vital vital, String reason, String source, long age) {
        return new Shown(vital, Double.NaN, reason, source, Method.DEVICE, Quality.GOOD, age, true, false, false);
    }

    public Channel channel(Vital vital) {
        return channels.get(vital.ordinal());
    }

    @Nullable
    public Link link(SourceId source) {
        for (var link : links) if (link.source().equals(source)) return link;
        return null;
    }

    public @Nullable Alarm alarm(Condition condition, String subject) {
        for (var alarm : alarms()) if (alarm.is(condition, subject)) return alarm;
        return null;
    }
}
