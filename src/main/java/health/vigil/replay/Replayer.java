package health.vigil.replay;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feeds a recording to the engine as a bed would: the start is announced, the recording is one connected source, its
/// numbers arrive at their times, and time ticks four times a second.
///
/// Nobody is at the bedside. What latches is acknowledged as soon as its cause has ended, so that the next time
/// counts as the next time; what sounds is left to sound.
public final class Replayer {
    /// As the product's beds tick.
    private static final long TICK_NANOS = 250 * Moment.NANOS_PER_MILLI;

    private static final SourceId SOURCE = new SourceId("recording");
    private static final String NOBODY = "replay";

    private final AlarmLog log;
    private BedState state = BedState.EMPTY;
    private long inputs;

    private Replayer(AlarmListener listener) {
        this.log = new AlarmLog(listener);
    }

    /// @param patient null if nobody knows the child's age; then the profile holds for a bed without a child
    public static Replay play(Recording recording, Profile profile, @Nullable Patient patient) {
        return play(recording, profile, patient, Pace.FASTEST, AlarmListener.NONE);
    }

    public static Replay play(
            Recording recording, Profile profile, @Nullable Patient patient, Pace pace, AlarmListener listener) {
        var replayer = new Replayer(listener);
        replayer.begin(recording, profile, patient);
        replayer.run(recording, pace);
        return new Replay(
                recording.name(),
                recording.lengthMillis(),
                replayer.inputs,
                replayer.log.close(recording.end(), replayer.state.alarms()),
                recording.spo2());
    }

    private void begin(Recording recording, Profile profile, @Nullable Patient patient) {
        var at = recording.start();
        var spec = new SourceSpec(SOURCE, 0, recording.periodMillis());
        step(new Input.Started(at, List.of(spec), profile, "a replay begins"));
        step(new Input.LinkChanged(at, SOURCE, true, "reading " + recording.name()));
        if (patient != null) step(new Input.Admitted(at, NOBODY, patient, profile));
    }

    /// What arrived is stepped before the tick of its time, as in a bed.
    private void run(Recording recording, Pace pace) {
        var next = 0;
        var readings = recording.readings();
        var from = recording.start().nanos();
        for (long at = from; at < recording.end().nanos(); at += TICK_NANOS) {
            pace.await(at - from);
            for (; next < readings.size() && readings.get(next).at().nanos() <= at; next++) receive(readings.get(next));
            step(new Input.Ticked(Recording.at(at)));
        }
        for (; next < readings.size(); next++) receive(readings.get(next));
    }

    private void receive(Reading reading) {
        step(new Input.Received(SOURCE, reading));
    }

    private void step(Input input) {
        var step = Engine.step(state, input);
        state = step.state();
        inputs++;
        step.outputs().forEach(log::hear);
        for (var output : step.outputs())
            if (output instanceof Output.Latched latched)
                step(new Input.Acknowledged(input.at(), NOBODY, latched.alarm().id()));
    }
}
