package health.vigil;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.config.ProfileFile;
import health.vigil.decode.Driver;
import health.vigil.decode.device.Drivers;
import health.vigil.profile.Patient;
import health.vigil.signal.CapnogramReadings;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Act;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.Story;
import health.vigil.simulator.story.StoryPlayer;
import health.vigil.simulator.story.StoryReader;
import health.vigil.simulator.story.StoryTimeline;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A bed without threads: drivers, breaths, engine; staff as the story has them.
final class Watched implements StoryTimeline.Listener {
    static final Moment ORIGIN = new Moment(1, 0, 1_780_000_000_000L);
    private static final double DAYS_PER_YEAR = 365.25;
    private static final int STEPS_PER_TICK = 25; // 250 ms
    private final CapnogramReadings capnogram = new CapnogramReadings(false);
    final List<Output> outputs = new ArrayList<>();
    final List<Input> inputs = new ArrayList<>();
    private final StoryTimeline timeline;
    private final StoryPlayer player;
    private final Body body;
    BedState state = BedState.EMPTY;

    Watched(long seed) throws Exception {
        this(seed, StoryReader.find("marrow"));
    }

    Watched(long seed, Story story) throws Exception {
        body = story.body();
        var drivers = new LinkedHashMap<String, Driver>();
        drivers.put("clip", Drivers.named("nonin-df7", true));
        drivers.put("cuff", Drivers.named("suntech", true));
        drivers.put("capnograph", Drivers.named("capnostream", true));
        var writer = new Pcd01Writer("SIM-1", "SIM", "1", "Sim-1", "0011223344556677", ORIGIN.wallMillis());
        player = new StoryPlayer(story, new Bedside(story.body(), seed, writer), this::act);
        timeline = new StoryTimeline(player, drivers, ORIGIN, this);
        var specs = List.of(spec("clip", 0, 333), spec("cuff", 1, 1000), spec("capnograph", 2, 1000));
        step(new Input.Started(ORIGIN, specs, ProfileFile.builtIn().unadmitted(), "test"));
        for (var s : specs) step(new Input.LinkChanged(ORIGIN, s.source(), true, "open"));
    }

    static SourceSpec spec(String name, int rank, long period) {
        return new SourceSpec(new SourceId(name), rank, period, Limb.UNKNOWN, name.equals("cuff"));
    }

    /// Runs; tells each alarm's condition and priority as it rises.
    List<String> run() {
        for (long steps = 0; !player.over(); steps++) {
            timeline.step();
            if (steps % STEPS_PER_TICK == 0) step(new Input.Ticked(timeline.now()));
        }
        return outputs.stream().map(Watched::rise).filter(r -> !r.isEmpty()).toList();
    }

    List<Output> outputsOf() {
        run();
        return outputs;
    }

    private static String rise(Output output) {
        if (output instanceof Output.Raised raised) return named(raised.alarm());
        return output instanceof Output.Escalated escalated ? named(escalated.alarm()) : "";
    }

    private static String named(Alarm alarm) {
        return alarm.condition() + " " + alarm.priority();
    }

    void act(Story.Event event) {
        var at = timeline.now();
        switch (event.act()) {
            case Act.Admit a -> {
                var days = (int) Math.ceil(body.ageYears() * DAYS_PER_YEAR);
                var patient = new Patient(a.id(), a.label(), days, body.weightKg());
                step(new Input.Admitted(
                        at, a.by(), patient, ProfileFile.builtIn().profileFor(patient)));
            }
            case Act.Acknowledge a -> step(new Input.Acknowledged(at, a.by(), ""));
            case Act.PauseAudio a -> step(new Input.AudioPaused(at, a.by(), (long) (a.seconds() * 1e9)));
            case Act.SetPhase a -> step(new Input.PhaseChanged(at, a.by(), a.phase()));
            case Act.Dose a -> {
                var drug = a.drug().name().toLowerCase(Locale.ROOT);
                step(new Input.DrugGiven(at, a.by(), drug, a.mgPerKg() * body.weightKg(), "iv"));
            }
            case Act.Cuff a -> step(new Input.CuffRequested(at, a.by(), a.order()));
            default -> {}
        }
    }

    @Override
    public void reading(String device, Reading reading) {
        var source = new SourceId(device);
        step(new Input.Received(source, reading));
        if (reading instanceof Reading.Waveform w && w.wave() == Wave.CO2)
            for (var r : capnogram.accept(w)) step(new Input.Received(source, r));
    }

    void step(Input input) {
        inputs.add(input);
        var done = Engine.step(state, input);
        state = done.state();
        for (var o : done.outputs()) {
            outputs.add(o);
            if (o instanceof Output.CuffOrdered c) timeline.order(c.order());
        }
    }
}
