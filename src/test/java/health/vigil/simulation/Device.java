package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Limb;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One device and its line: it samples the child, and what it says may be dropped, doubled, late or out of order, and
/// worse ({@link Misfortune}).
final class Device {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// A monitor on the wall measures a pressure so often, and repeats it until the next with its age.
    private static final long DETERMINED = 90 * SECOND;

    private final SplittableRandom random;
    final SourceSpec spec;
    private final Kind kind;
    private final List<Vital> vitals;
    private final Misfortune misfortune;
    private final List<Late> late = new ArrayList<>();
    private final double[] pressures = new double[Vital.values().length];
    private boolean up;
    private boolean there = true;
    private long determined;
    private long nextFrame;
    private double breath;
    private boolean inflated;
    private long deflates;
    private @Nullable CuffOrder ordered;
    private boolean healthy;

    /// The simulated nanosecond at which something of it last reached the bed, or its line last changed.
    long reached;

    private record Late(long due, Reading reading) {}

    /// What it is and what it sees.
    enum Kind {
        /// Estimates respiration from its pulse wave.
        CLIP(333, Vital.SPO2, Vital.PULSE_RATE, Vital.RESPIRATION_RATE),
        /// Tells every breath.
        CAPNOGRAPH(1000, Vital.RESPIRATION_RATE, Vital.ETCO2, Vital.FICO2),
        MONITOR(
                10_000,
                Vital.SPO2,
                Vital.HEART_RATE,
                Vital.RESPIRATION_RATE,
                Vital.TEMPERATURE,
                Vital.NIBP_SYSTOLIC,
                Vital.NIBP_MEAN),
        /// Measures when it is told to, or somebody presses its button.
        CUFF(1000, Vital.NIBP_SYSTOLIC, Vital.NIBP_DIASTOLIC, Vital.NIBP_MEAN);

        private final long periodMillis;
        private final List<Vital> vitals;

        Kind(long periodMillis, Vital... vitals) {
            this.periodMillis = periodMillis;
            this.vitals = List.of(vitals);
        }
    }

    Device(SplittableRandom random, Kind kind) {
        this.random = random;
        this.kind = kind;
        misfortune = new Misfortune(random.split());
        vitals = kind.vitals;
        var name = new SourceId(kind.name().toLowerCase(Locale.ROOT));
        var limb = kind == Kind.CLIP ? Limb.CUFF : Limb.UNKNOWN;
        spec = new SourceSpec(name, kind.ordinal(), kind.periodMillis, limb, kind == Kind.CUFF);
    }

    boolean up() {
        return up;
    }

    /// A new process of ours: the line has to be opened again.
    ///
    /// @param configured false if nobody told the new process of this device
    void restarted(long now, boolean configured) {
        up = false;
        there = configured;
        late.clear();
        ordered = null;
        misfortune.reconnect(now);
        reached = now;
    }

    /// What the bed wants of it; it obeys when it speaks the next time.
    void order(CuffOrder order) {
        if (kind == Kind.CUFF && up) ordered = order;
    }

    boolean configured() {
        return there;
    }

    void heal() {
        healthy = true;
        misfortune.end();
        // One that would never have ended does.
        if (deflates == Long.MAX_VALUE) deflates = 0;
    }

    /// What reaches the bed in the quarter second before `now`.
    void beat(long now, Moment at, Child child, List<Input> out) {
        if (!there) return;
        if (!healthy) misfortune.befall(now);
        var down = misfortune.down(now);
        if (up && down) line(false, now, at, out);
        if (!up && !down) line(true, now, at, out);
        if (!up) {
            late.clear();
            return;
        }
        if (!misfortune.frozen(now)) say(now, at, child, out);
        deliver(now, out);
    }

    private void line(boolean open, long now, Moment at, List<Input> out) {
        up = open;
        reached = now;
        if (open && inflated) tell(now, at, Reading.DeviceEvent.Kind.CUFF_STARTED);
        out.add(new Input.LinkChanged(at, spec.source(), open, open ? "open" : "unplugged"));
    }

    private void say(long now, Moment at, Child child, List<Input> out) {
        if (kind == Kind.CAPNOGRAPH) breathe(now, at, child);
        if (now < nextFrame) return;
        nextFrame = now + spec.periodMillis() * Moment.NANOS_PER_MILLI;
        if (kind == Kind.MONITOR && now - determined >= DETERMINED) determine(now, child);
        if (kind == Kind.CUFF) squeeze(now, at, child);
        else numbers(now, at, child);
    }

    private void numbers(long now, Moment at, Child child) {
        for (var vital : vitals) if (!misfortune.leavesOut(vital, now)) send(now, reading(now, at, vital, child));
    }

    private void determine(long now, Child child) {
        determined = now;
        for (var vital : vitals) pressures[vital.ordinal()] = misfortune.read(child.value(vital), vital, now);
    }

    /// Says what it does with the arm, once a second.
    private void squeeze(long now, Moment at, Child child) {
        var order = ordered;
        ordered = null;
        if (order == CuffOrder.ABORT) stop(now, at);
        else if (order != null && inflated) tell(now, at, Reading.DeviceEvent.Kind.CUFF_FAILED);
        else if (order != null || !healthy && !inflated && random.nextInt(600) == 0) begin(now, at);
        else if (inflated && now >= deflates) outcome(now, at, child);
        send(now, new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.CUFF_PRESSURE, inflated ? 80 : 3, ""));
    }

    private void stop(long now, Moment at) {
        if (inflated) tell(now, at, Reading.DeviceEvent.Kind.CUFF_FAILED);
        inflated = false;
    }

    /// One in a hundred never ends by itself.
    private void begin(long now, Moment at) {
        inflated = true;
        var endless = !healthy && random.nextInt(100) == 0;
        deflates = endless ? Long.MAX_VALUE : now + random.nextLong(20, 45) * SECOND;
        tell(now, at, Reading.DeviceEvent.Kind.CUFF_STARTED);
    }

    private void outcome(long now, Moment at, Child child) {
        var dice = healthy ? 99 : random.nextInt(20);
        inflated = false;
        if (dice < 3) tell(now, at, Reading.DeviceEvent.Kind.CUFF_DISTURBED);
        else if (dice < 4) tell(now, at, Reading.DeviceEvent.Kind.CUFF_FAILED);
        else {
            numbers(now, at, child);
            tell(now, at, Reading.DeviceEvent.Kind.CUFF_DONE);
        }
    }

    private void tell(long now, Moment at, Reading.DeviceEvent.Kind what) {
        send(now, new Reading.DeviceEvent(at, what, 0, ""));
    }

    private void breathe(long now, Moment at, Child child) {
        if (child.apnoeic() || misfortune.gap(now) != null) return;
        breath += child.value(Vital.RESPIRATION_RATE) / 60 / 4;
        if (breath < 1) return;
        breath -= 1;
        send(now, new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.BREATH, child.value(Vital.ETCO2), ""));
    }

    private Reading reading(long now, Moment at, Vital vital, Child child) {
        var gap = misfortune.gap(now);
        if (gap != null) return new Reading.Gap(at, vital, gap);
        var repeated = kind == Kind.MONITOR && vital.cadence() == Vital.Cadence.EPISODIC;
        var value = repeated ? pressures[vital.ordinal()] : misfortune.read(child.value(vital), vital, now);
        if (!vital.plausible(value)) return new Reading.Gap(at, vital, Reading.Gap.Reason.OUT_OF_RANGE);
        var age = repeated ? (now - determined) / Moment.NANOS_PER_MILLI : 0;
        return new Reading.Measured(at, vital, value, method(vital), Quality.GOOD, age);
    }

    private Method method(Vital vital) {
        return vital == Vital.RESPIRATION_RATE && kind != Kind.CAPNOGRAPH ? Method.PLETH : Method.DEVICE;
    }

    private void send(long now, Reading reading) {
        if (!healthy && random.nextInt(50) == 0) return;
        late.add(new Late(now + delay(), reading));
        if (!healthy && random.nextInt(50) == 0) late.add(new Late(now + delay(), reading));
    }

    private long delay() {
        return healthy || random.nextInt(20) != 0 ? 0 : random.nextLong(SECOND * 3 / 2);
    }

    private void deliver(long now, List<Input> out) {
        for (var each : List.copyOf(late))
            if (each.due() <= now) {
                late.remove(each);
                reached = now;
                out.add(new Input.Received(spec.source(), each.reading()));
            }
    }
}
