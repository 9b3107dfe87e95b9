package health.vigil.display;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SignalTest;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.vital.BedId;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bed whose time moves only when a test says so: the real engine, fed at made-up moments. What it says to a
/// screen is the same in every run and on every machine.
final class StagedBed {
    private static final Moment BEGIN =
            new Moment(1, 0, Instant.parse("2026-03-02T09:00:00Z").toEpochMilli());
    private static final long STEP_NANOS = Moment.NANOS_PER_SECOND / 4;
    private static final int WAVE_HERTZ = 125;
    private static final long FOR_EVER_MILLIS = 1L << 50;

    private final List<JsonObject> events = new ArrayList<>();
    private final LimitsJson limits = new LimitsJson(patient -> CalmBed.FOUR_YEARS);
    private BedState state = BedState.EMPTY;
    private BedState house = BedState.EMPTY;
    private Moment now = BEGIN;
    private double spo2 = 98;
    private double pulse = 104;
    private double breaths = 24;
    private double heart = Double.NaN;
    private boolean clipOn = true;

    /// An empty bed, its devices silent.
    StagedBed() {
        step(new Input.Started(now, CalmBed.SOURCES, CalmBed.FOUR_YEARS, "service started"));
        ofHouse(new Input.Started(now, List.of(), CalmBed.FOUR_YEARS, "service started"));
    }

    /// A child of four who is well, a minute after the devices began to talk.
    StagedBed(String label) {
        this();
        step(new Input.SignalsTested(now, "Ann", SignalTest.Outcome.NOTICED));
        step(new Input.Admitted(now, "Ann", new Patient("4711", label, 1_600, 16.4), CalmBed.FOUR_YEARS));
        for (var source : CalmBed.SOURCES) step(new Input.LinkChanged(now, source.source(), true, "open"));
        event(Reading.DeviceEvent.Kind.CUFF_STARTED);
        measured(CalmBed.CUFF, Vital.NIBP_SYSTOLIC, 98);
        measured(CalmBed.CUFF, Vital.NIBP_DIASTOLIC, 58);
        measured(CalmBed.CUFF, Vital.NIBP_MEAN, 71);
        event(Reading.DeviceEvent.Kind.CUFF_DONE);
        pass(60);
    }

    StagedBed spo2(double percent) {
        spo2 = percent;
        return this;
    }

    StagedBed pulse(double perMinute) {
        pulse = perMinute;
        return this;
    }

    /// From now on there is an ECG.
    StagedBed heart(double perMinute) {
        heart = perMinute;
        return this;
    }

    StagedBed breaths(double perMinute) {
        breaths = perMinute;
        return this;
    }

    StagedBed clipOn(boolean on) {
        clipOn = on;
        return this;
    }

    StagedBed phase(Phase phase) {
        return step(new Input.PhaseChanged(now, "Ann", phase));
    }

    StagedBed cuffEvery(int minutes) {
        return step(new Input.CuffScheduled(now, "Ann", minutes));
    }

    StagedBed drug(String drug, double mg) {
        return step(new Input.DrugGiven(now, "Ann", drug, mg, "IV"));
    }

    StagedBed audioPaused(int seconds) {
        return step(new Input.AudioPaused(now, "Ann", seconds * Moment.NANOS_PER_SECOND));
    }

    StagedBed alarmPaused(Condition condition, int seconds) {
        return step(new Input.AlarmPaused(now, "Ann", condition, "", seconds * Moment.NANOS_PER_SECOND));
    }

    StagedBed acknowledged() {
        for (var alarm : List.copyOf(state.alarms())) step(new Input.Acknowledged(now, "Ann", alarm.id()));
        return this;
    }

    /// The monitor itself is in trouble.
    StagedBed trouble(Condition condition, String what, String words) {
        return ofHouse(new Input.PartReported(now, condition, what, words));
    }

    private StagedBed ofHouse(Input input) {
        house = Engine.step(house, input).state();
        return this;
    }

    BedState state() {
        return state;
    }

    /// Lets time pass with all devices talking.
    StagedBed pass(int seconds) {
        for (long i = 0; i < seconds * Moment.NANOS_PER_SECOND / STEP_NANOS; i++) {
            now = now.plusNanos(STEP_NANOS);
            talk();
            step(new Input.Ticked(now));
            ofHouse(new Input.Ticked(now));
        }
        return this;
    }

    private void talk() {
        clip(Vital.SPO2, spo2);
        clip(Vital.PULSE_RATE, pulse);
        measured(CalmBed.CAPNO, Vital.RESPIRATION_RATE, breaths);
        received(CalmBed.CAPNO, new Reading.Measured(now, Vital.ETCO2, 38, Method.CO2, Quality.GOOD, 0));
        measured(CalmBed.MONITOR, Vital.TEMPERATURE, 36.8);
        if (!Double.isNaN(heart)) measured(CalmBed.MONITOR, Vital.HEART_RATE, heart);
        event(Reading.DeviceEvent.Kind.NOTICE);
    }

    private void clip(Vital vital, double value) {
        if (clipOn) measured(CalmBed.CLIP, vital, value);
        else received(CalmBed.CLIP, new Reading.Gap(now, vital, Reading.Gap.Reason.SENSOR_OFF));
    }

    private void measured(SourceId source, Vital vital, double value) {
        received(source, Reading.Measured.of(now, vital, value));
    }

    private void event(Reading.DeviceEvent.Kind kind) {
        received(CalmBed.CUFF, new Reading.DeviceEvent(now, kind, 0, ""));
    }

    private void received(SourceId source, Reading reading) {
        step(new Input.Received(source, reading));
    }

    private StagedBed step(Input input) {
        var done = Engine.step(state, input);
        state = done.state();
        keep(AlarmJson.event(input));
        done.outputs().forEach(output -> keep(AlarmJson.event(output)));
        return this;
    }

    private void keep(@Nullable JsonObject event) {
        if (event != null) events.add(event);
    }

    /// The last seconds of some waves, up to now.
    JsonArray waves(int seconds, Wave... waves) {
        var pieces = new JsonArray();
        for (var wave : waves) {
            var samples = new short[seconds * WAVE_HERTZ];
            for (int i = 0; i < samples.length; i++) samples[i] = sample(wave, i / (double) WAVE_HERTZ);
            var at = millis() - seconds * 1_000L;
            var bed = new BedId("Bed 1");
            pieces.add(new WavePiece(bed, wave, CalmBed.MONITOR.name(), WAVE_HERTZ, 0, at, samples).json());
        }
        return pieces;
    }

    private short sample(Wave wave, double second) {
        var beat = second * pulse / 60 % 1;
        var breath = second * breaths / 60 % 1;
        return (short)
                switch (wave) {
                    case PLETH -> 9_000 * (bump(beat, 0.22, 0.11) + 0.4 * bump(beat, 0.52, 0.13));
                    case CO2 -> breath > 0.4 && breath < 0.9 ? 330 + 110 * (breath - 0.45) : 0;
                    case RESP -> 900 * Math.sin(2 * Math.PI * breath);
                    case ECG ->
                        1_000 * bump(beat, 0.3, 0.012)
                                - 200 * bump(beat, 0.33, 0.012)
                                + 220 * bump(beat, 0.55, 0.05)
                                + 110 * bump(beat, 0.18, 0.03);
                };
    }

    private static double bump(double at, double middle, double width) {
        return Math.exp(-Math.pow((at - middle) / width, 2));
    }

    /// Bed time, in milliseconds.
    long millis() {
        return View.millis(state, now);
    }

    long wallMillis() {
        return now.wallMillis();
    }

    /// All parts of a bedside screen.
    JsonObject parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        BedJson.into(parts, state, events.subList(Math.max(0, events.size() - 12), events.size()));
        limits.into(parts, state.care());
        for (var vital : Vital.values()) {
            var shown = state.shown(vital, now);
            var until = Math.min(state.currentUntil(vital, now) / Moment.NANOS_PER_MILLI, FOR_EVER_MILLIS);
            parts.put(
                    "vital." + vital,
                    BedJson.vital(shown, millis() - shown.ageMillis()).put("until", until));
        }
        parts.put("house", house());
        return new Delta().fresh(parts);
    }

    /// The part of the monitor's own alarms.
    JsonObject house() {
        return View.houseOf(house);
    }

    /// Puts this bed among the parts of a central screen.
    StagedBed onCentral(JsonObject parts, String name) {
        parts.put("bed." + name, View.Central.tile(state, now).put("screen", true));
        parts.put("times." + name, View.Central.times(state, now));
        parts.put("alarms." + name, AlarmJson.list(state)).put("past." + name, new JsonArray());
        return this;
    }
}
