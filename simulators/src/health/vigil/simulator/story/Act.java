package health.vigil.simulator.story;

import health.vigil.profile.Phase;
import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Drug;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose.SamplingLine;
import health.vigil.simulator.device.Oximeter.Probe;
import health.vigil.simulator.pager.SnppTerminal;
import health.vigil.vital.CuffOrder;

/// Everything a story can let happen.
public sealed interface Act {
    /// What happens to the child.
    sealed interface ToChild extends Act {}

    /// What happens to devices, lines and pagers.
    sealed interface ToDevice extends Act {}

    /// What staff do at the monitor; whoever plays the story performs it there.
    sealed interface AtMonitor extends Act {}

    /// A dose at once. It is also noted at the monitor.
    ///
    /// @param by who gives it
    record Dose(Drug drug, double mgPerKg, String by) implements ToChild {}

    /// A running infusion; 0 stops it.
    record Infusion(Drug drug, double mgPerKgPerHour) implements ToChild {}

    record SetAirway(Airway airway) implements ToChild {}

    /// @param share of oxygen in what is breathed
    record Oxygen(double share) implements ToChild {}

    /// Touch and voice.
    record Stimulate(double strength, double seconds) implements ToChild {}

    record Pain(double strength, double seconds) implements ToChild {}

    /// No breath comes by itself for this long.
    record Pause(double seconds) implements ToChild {}

    record Fever(double celsius) implements ToChild {}

    record MoveProbe(Probe probe) implements ToDevice {}

    /// @param share of a good pulse at the clip
    record Perfusion(double share) implements ToDevice {}

    /// @param same true if cuff and clip share an arm
    record CuffArm(boolean same) implements ToDevice {}

    /// The next cuff reading ends with this error of the module.
    record CuffFails(int error) implements ToDevice {}

    record Sampling(SamplingLine line) implements ToDevice {}

    /// @param device `clip`, `cuff`, `capnograph` or `monitor`
    record Disturb(String device, Fault fault, double seconds) implements ToDevice {}

    record Pager(SnppTerminal.Mode mode) implements ToDevice {}

    /// @param id what the hospital calls the child
    /// @param label what the screen shows
    record Admit(String by, String id, String label) implements AtMonitor {}

    record SetPhase(String by, Phase phase) implements AtMonitor {}

    record Cuff(String by, CuffOrder order) implements AtMonitor {}

    /// All alarms there are.
    record Acknowledge(String by) implements AtMonitor {}

    record PauseAudio(String by, double seconds) implements AtMonitor {}

    record ResumeAudio(String by) implements AtMonitor {}

    /// Somebody with a pager takes responsibility through the latest page.
    record AcceptPage(String by) implements AtMonitor {}

    /// Words for whoever watches.
    record Say(String words) implements AtMonitor {}
}
