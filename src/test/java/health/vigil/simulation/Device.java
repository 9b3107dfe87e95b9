package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.SourceSpec;
import health.vigil.vital.Limb;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One device and its line: it samples the child, and what it says may be dropped, doubled, late or out of order. It
/// may fall silent, lose its line, lose its sensor.
final class Device {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    private final SplittableRandom random;
    final SourceSpec spec;
    private final List<Vital> vitals;
    private final boolean breaths;
    private final List<Late> late = new ArrayList<>();
    private boolean up;
    private long downUntil;
    private long frozenUntil;
    private long gapUntil;
    private Reading.Gap.Reason gap = Reading.Gap.Reason.SENSOR_OFF;
    private long nextFrame;
    private double breath;
    private boolean inflated;
    private boolean healthy;

    /// The simulated nanosecond at which something of it last reached the bed, or its line last changed.
    long reached;

    private record Late(long due, Reading reading) {}

    Device(SplittableRandom random, String name, int rank, long periodMillis, boolean breaths, Vital... vitals) {
        this.random = random;
        this.vitals = List.of(vitals);
        var limb = this.vitals.contains(Vital.PULSE_RATE) ? Limb.CUFF : Limb.UNKNOWN;
        this.spec = new SourceSpec(new SourceId(name), rank, periodMillis, limb);
        this.breaths = breaths;
    }

    boolean up() {
        return up;
    }

    /// A new process of ours: the line has to be opened again.
    void restarted(long now) {
        up = false;
        late.clear();
        downUntil = now;
    }

    void heal() {
        healthy = true;
        downUntil = 0;
        frozenUntil = 0;
        gapUntil = 0;
    }

    /// What reaches the bed in the quarter second before `now`.
    void beat(long now, Moment at, Child child, List<Input> out) {
        trouble(now);
        if (up && now < downUntil) line(false, now, at, out);
        if (!up && now >= downUntil) line(true, now, at, out);
        if (!up) {
            late.clear();
            return;
        }
        if (now >= frozenUntil) say(now, at, child, out);
        deliver(now, out);
    }

    private void trouble(long now) {
        if (healthy || random.nextInt(4_000) != 0) return;
        var lasts = random.nextLong(SECOND, 60 * SECOND);
        switch (random.nextInt(3)) {
            case 0 -> downUntil = now + lasts;
            case 1 -> frozenUntil = now + lasts;
            default -> {
                gapUntil = now + lasts;
                gap = Reading.Gap.Reason.values()[random.nextInt(Reading.Gap.Reason.values().length)];
            }
        }
    }

    private void line(boolean open, long now, Moment at, List<Input> out) {
        up = open;
        reached = now;
        out.add(new Input.LinkChanged(at, spec.source(), open, open ? "open" : "unplugged"));
    }

    private void say(long now, Moment at, Child child, List<Input> out) {
        if (breaths) breathe(now, at, child);
        if (now < nextFrame) return;
        nextFrame = now + spec.periodMillis() * Moment.NANOS_PER_MILLI;
        for (var vital : vitals) send(now, reading(now, at, vital, child));
        if (vitals.contains(Vital.NIBP_SYSTOLIC)) squeeze(now, at);
    }

    /// Squeezes for one of its periods and rests for the next.
    private void squeeze(long now, Moment at) {
        inflated = !inflated;
        var kind = inflated ? Reading.DeviceEvent.Kind.CUFF_STARTED : Reading.DeviceEvent.Kind.CUFF_DONE;
        send(now, new Reading.DeviceEvent(at, kind, 0, ""));
    }

    private void breathe(long now, Moment at, Child child) {
        if (child.apnoeic() || now < gapUntil) return;
        breath += child.value(Vital.RESPIRATION_RATE) / 60 / 4;
        if (breath < 1) return;
        breath -= 1;
        send(now, new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.BREATH, child.value(Vital.ETCO2), ""));
    }

    private Reading reading(long now, Moment at, Vital vital, Child child) {
        if (now < gapUntil) return new Reading.Gap(at, vital, gap);
        var method = vital == Vital.RESPIRATION_RATE && !breaths ? Method.PLETH : Method.DEVICE;
        var value = child.value(vital);
        if (!vital.plausible(value)) return new Reading.Gap(at, vital, Reading.Gap.Reason.OUT_OF_RANGE);
        return new Reading.Measured(at, vital, value, method, Quality.GOOD, 0);
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
