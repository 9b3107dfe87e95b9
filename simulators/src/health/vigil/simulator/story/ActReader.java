package health.vigil.simulator.story;

import health.vigil.profile.Phase;
import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Drug;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose.SamplingLine;
import health.vigil.simulator.device.Oximeter.Probe;
import health.vigil.simulator.pager.SnppTerminal;
import health.vigil.vital.CuffOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// One act of a story file: the table of all acts, their fields and ranges.
final class ActReader {
    private static final String NURSE = "nurse";
    private static final String PHYSICIAN = "physician";
    private static final double LONGEST_SECONDS = 3600;
    private static final double MOST_MG_PER_KG = 20;
    private static final double MOST_MG_PER_KG_HOUR = 40;
    private static final Map<String, Function<Fields, Act>> ACTS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "dose",
                    f -> new Act.Dose(
                            f.choice("drug", Drug.class),
                            f.number("mgPerKg", 0.01, MOST_MG_PER_KG),
                            f.text("by", PHYSICIAN))),
            Map.entry(
                    "infusion",
                    f -> new Act.Infusion(
                            f.choice("drug", Drug.class), f.number("mgPerKgPerHour", 0, MOST_MG_PER_KG_HOUR))),
            Map.entry("airway", f -> new Act.SetAirway(f.choice("is", Airway.class))),
            Map.entry("oxygen", f -> new Act.Oxygen(f.number("share", 0.21, 1))),
            Map.entry("stimulate", f -> new Act.Stimulate(f.number("strength", 0, 1), seconds(f))),
            Map.entry("pain", f -> new Act.Pain(f.number("strength", 0, 1), seconds(f))),
            Map.entry("pause", f -> new Act.Pause(seconds(f))),
            Map.entry("fever", f -> new Act.Fever(f.number("celsius", 34, 42))),
            Map.entry("probe", f -> new Act.MoveProbe(f.choice("is", Probe.class))),
            Map.entry("perfusion", f -> new Act.Perfusion(f.number("share", 0, 1))),
            Map.entry("cuffArm", f -> new Act.CuffArm(f.yes("same"))),
            Map.entry("cuffFails", f -> new Act.CuffFails((int) f.number("error", 0, 99))),
            Map.entry("samplingLine", f -> new Act.Sampling(f.choice("is", SamplingLine.class))),
            Map.entry("disturb", f -> new Act.Disturb(device(f), f.choice("fault", Fault.class), seconds(f))),
            Map.entry("pager", f -> new Act.Pager(f.choice("is", SnppTerminal.Mode.class))),
            Map.entry("admit", f -> new Act.Admit(f.text("by", NURSE), f.text("id", ""), f.text("label", ""))),
            Map.entry("phase", f -> new Act.SetPhase(f.text("by", NURSE), f.choice("is", Phase.class))),
            Map.entry("cuff", f -> new Act.Cuff(f.text("by", NURSE), f.choice("order", CuffOrder.class))),
            Map.entry("acknowledge", f -> new Act.Acknowledge(f.text("by", NURSE))),
            Map.entry("pauseAudio", f -> new Act.PauseAudio(f.text("by", NURSE), f.number("seconds", 1, 600))),
            Map.entry("resumeAudio", f -> new Act.ResumeAudio(f.text("by", NURSE))),
            Map.entry("acceptPage", f -> new Act.AcceptPage(f.text("by", PHYSICIAN))),
            Map.entry("say", f -> new Act.Say(f.text("words")))));

    private ActReader() {}

    static Act read(String name, Fields event) {
        var reader = ACTS.get(name);
        if (reader == null) {
            event.mistake(name, "is no act; known: " + String.join(", ", ACTS.keySet()));
            return new Act.Say("");
        }
        var fields = event.group(name);
        var act = reader.apply(fields);
        fields.done();
        return act;
    }

    private static double seconds(Fields fields) {
        return fields.number("seconds", 0.1, LONGEST_SECONDS);
    }

    private static String device(Fields fields) {
        return fields.choice("device", Kind.class).words();
    }
}
