package health.vigil.display;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.SignalTest;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.bed.Bed;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Limb;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A child who is well, wired to a clip, a capnograph, a cuff and a thermometer, for tests of screens. What it
/// sends can be changed while it runs.
final class CalmBed {
    static final SourceId CLIP = new SourceId("clip");
    static final SourceId CAPNO = new SourceId("capnograph");
    static final SourceId CUFF = new SourceId("cuff");
    static final SourceId MONITOR = new SourceId("monitor");
    static final List<SourceSpec> SOURCES = List.of(
            new SourceSpec(CLIP, 0, 333),
            new SourceSpec(CAPNO, 1, 1000),
            new SourceSpec(CUFF, 2, 1000, Limb.UNKNOWN, true),
            new SourceSpec(MONITOR, 3, 10_000));
    static final Profile FOUR_YEARS = new Profile(
            "sedation-default 1",
            "3f9a01c27b55",
            "4-6 y",
            "proposal: not yet signed by a clinician",
            List.of(
                    ladder(Condition.SPO2_DESATURATION, rung(Priority.HIGH, 85, 0, true)),
                    ladder(Condition.SPO2_LOW, rung(Priority.MEDIUM, 92, 10, false), rung(Priority.HIGH, 90, 5, true)),
                    ladder(Condition.APNEA, rung(Priority.MEDIUM, 15, 0, false), rung(Priority.HIGH, 20, 0, true)),
                    ladder(
                            Condition.RESPIRATION_LOW,
                            rung(Priority.LOW, 17, 0, false),
                            rung(Priority.MEDIUM, 14, 0, false),
                            rung(Priority.HIGH, 10, 0, true)),
                    ladder(Condition.RESPIRATION_HIGH, rung(Priority.MEDIUM, 29, 15, false)),
                    ladder(Condition.ETCO2_LOW, rung(Priority.MEDIUM, 30, 15, false)),
                    ladder(Condition.ETCO2_HIGH, rung(Priority.MEDIUM, 50, 0, false)),
                    ladder(Condition.PULSE_LOW, rung(Priority.MEDIUM, 65, 10, false), rung(Priority.HIGH, 50, 5, true)),
                    ladder(
                            Condition.PULSE_HIGH,
                            rung(Priority.MEDIUM, 131, 0, false),
                            rung(Priority.HIGH, 150, 5, true)),
                    ladder(
                            Condition.HEART_RATE_LOW,
                            rung(Priority.MEDIUM, 65, 10, false),
                            rung(Priority.HIGH, 50, 5, true)),
                    ladder(
                            Condition.HEART_RATE_HIGH,
                            rung(Priority.MEDIUM, 131, 0, false),
                            rung(Priority.HIGH, 150, 5, true)),
                    ladder(Condition.NIBP_SYSTOLIC_LOW, rung(Priority.HIGH, 78, 0, true)),
                    ladder(
                            Condition.NIBP_SYSTOLIC_HIGH,
                            rung(Priority.MEDIUM, 140, 0, false),
                            rung(Priority.HIGH, 170, 0, true)),
                    ladder(Condition.SPO2_HIGH, rung(Priority.MEDIUM, 100, 15, false)),
                    ladder(Condition.FICO2_HIGH),
                    ladder(
                            Condition.TEMPERATURE_LOW,
                            rung(Priority.LOW, 36, 0, false),
                            rung(Priority.MEDIUM, 35, 0, false)),
                    ladder(Condition.TEMPERATURE_HIGH, rung(Priority.LOW, 38.5, 0, false))),
            0);

    private static final int FRAME_MILLIS = 40;
    private static final int PLETH_HERTZ = 75;
    private static final int CO2_HERTZ = 20;
    private static final int NUMBERS_EVERY = 8;

    private final Bed bed;
    private final Vertx vertx;
    private final long began;
    private volatile double spo2 = 98;
    private volatile double pulse = 104;
    private volatile double breaths = 24;
    private volatile boolean clipOn = true;
    private volatile boolean breathing = true;
    private volatile @Nullable Double heart;
    private long plethSent;
    private long co2Sent;
    private long frames;
    private long timer;

    private static Ladder ladder(Condition condition, Rung... rungs) {
        return new Ladder(condition, List.of(rungs));
    }

    private static Rung rung(Priority priority, double limit, double delaySeconds, boolean latching) {
        return new Rung(priority, limit, delaySeconds == 0 ? new Wait.None() : new Wait.Fixed(delaySeconds), latching);
    }

    CalmBed(Vertx vertx, Bed bed) {
        this.vertx = vertx;
        this.bed = bed;
        this.began = bed.clock().now().nanos();
    }

    /// Admits the child and lets devices talk.
    CalmBed start(String label) {
        var now = bed.clock().now();
        bed.submit(new Input.SignalsTested(now, "nurse", SignalTest.Outcome.NOTICED));
        bed.submit(new Input.Admitted(now, "nurse", new Patient("4711", label, 1_600, 16.4), FOUR_YEARS));
        for (var source : SOURCES) bed.link(source.source(), true, "open");
        cuff(98, 58, 71);
        bed.offer(MONITOR, Reading.Measured.of(now, Vital.TEMPERATURE, 36.8));
        numbers();
        timer = vertx.setPeriodic(FRAME_MILLIS, ignored -> frame());
        return this;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    void spo2(double percent) {
        spo2 = percent;
    }

    void pulse(double perMinute) {
        pulse = perMinute;
    }

    void breaths(double perMinute) {
        breaths = perMinute;
    }

    void clipOn(boolean on) {
        clipOn = on;
    }

    /// An ECG from now on.
    void heart(double perMinute) {
        heart = perMinute;
    }

    void breathing(boolean on) {
        breathing = on;
    }

    void cuff(double systolic, double diastolic, double mean) {
        var now = bed.clock().now();
        event(CUFF, Reading.DeviceEvent.Kind.CUFF_STARTED, 0);
        bed.offer(CUFF, Reading.Measured.of(now, Vital.NIBP_SYSTOLIC, systolic));
        bed.offer(CUFF, Reading.Measured.of(now, Vital.NIBP_DIASTOLIC, diastolic));
        bed.offer(CUFF, Reading.Measured.of(now, Vital.NIBP_MEAN, mean));
        event(CUFF, Reading.DeviceEvent.Kind.CUFF_DONE, 0);
    }

    void event(SourceId source, Reading.DeviceEvent.Kind kind, double value) {
        bed.offer(source, new Reading.DeviceEvent(bed.clock().now(), kind, value, ""));
    }

    private double seconds() {
        return (bed.clock().now().nanos() - began) / 1e9;
    }

    private void frame() {
        if (frames++ % NUMBERS_EVERY == 0) {
            numbers();
            event(CUFF, Reading.DeviceEvent.Kind.NOTICE, 0);
        }
        waves();
    }

    private void numbers() {
        var now = bed.clock().now();
        if (clipOn) {
            bed.offer(CLIP, Reading.Measured.of(now, Vital.SPO2, spo2));
            bed.offer(CLIP, Reading.Measured.of(now, Vital.PULSE_RATE, pulse));
        } else {
            bed.offer(CLIP, new Reading.Gap(now, Vital.SPO2, Reading.Gap.Reason.SENSOR_OFF));
            bed.offer(CLIP, new Reading.Gap(now, Vital.PULSE_RATE, Reading.Gap.Reason.SENSOR_OFF));
        }
        var ecg = heart;
        if (ecg != null) bed.offer(MONITOR, Reading.Measured.of(now, Vital.HEART_RATE, ecg));
        bed.offer(CAPNO, Reading.Measured.of(now, Vital.RESPIRATION_RATE, breathing ? breaths : 0));
        bed.offer(
                CAPNO,
                new Reading.Measured(
                        now, Vital.ETCO2, breathing ? 38 : 0, health.vigil.vital.Method.CO2, Quality.GOOD, 0));
    }

    private void waves() {
        var now = bed.clock().now();
        var until = seconds();
        var pleth = pleth(until);
        var co2 = co2(until);
        if (clipOn && pleth.length > 0) bed.offer(CLIP, new Reading.Waveform(now, Wave.PLETH, PLETH_HERTZ, pleth));
        if (co2.length > 0) bed.offer(CAPNO, new Reading.Waveform(now, Wave.CO2, CO2_HERTZ, co2));
    }

    private short[] pleth(double until) {
        var samples = new short[(int) ((long) (until * PLETH_HERTZ) - plethSent)];
        for (int i = 0; i < samples.length; i++) {
            var phase = (plethSent + i) / (double) PLETH_HERTZ * pulse / 60 % 1;
            var beat = Math.exp(-Math.pow((phase - 0.22) / 0.11, 2))
                    + 0.38 * Math.exp(-Math.pow((phase - 0.52) / 0.13, 2));
            samples[i] = (short) (4_000 + 9_000 * beat - 600 * Math.sin(until * 2));
        }
        plethSent += samples.length;
        return samples;
    }

    private short[] co2(double until) {
        var samples = new short[(int) ((long) (until * CO2_HERTZ) - co2Sent)];
        for (int i = 0; i < samples.length; i++) {
            var phase = (co2Sent + i) / (double) CO2_HERTZ * breaths / 60 % 1;
            var plateau = phase > 0.45 && phase < 0.9 ? 330 + 110 * (phase - 0.45) : 0;
            var rise = phase >= 0.4 && phase <= 0.45 ? 330 * (phase - 0.4) / 0.05 : plateau;
            samples[i] = (short) (breathing ? rise : 0);
        }
        co2Sent += samples.length;
        return samples;
    }
}
