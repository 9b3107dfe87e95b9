package health.vigil.simulator.story;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Oximeter;
import health.vigil.simulator.device.capnograph.Capnograph;
import health.vigil.simulator.device.cuff.Cuff;
import health.vigil.simulator.story.Story.Event;
import java.util.function.Consumer;

/// Plays one story at one bed: does to child and devices what is due and tells about every act, in order.
///
/// What staff do at the monitor, and how a pager behaves, is only told: whoever listens performs it.
public final class StoryPlayer {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Story story;
    private final Bedside bedside;
    private final Consumer<Event> told;
    private int next;

    /// @param told is called for every event when its time comes, after it happened, on the thread that steps
    public StoryPlayer(Story story, Bedside bedside, Consumer<Event> told) {
        this.story = story;
        this.bedside = bedside;
        this.told = told;
    }

    public Bedside bedside() {
        return bedside;
    }

    public Story story() {
        return story;
    }

    /// True once the story is told; child and devices live on.
    public boolean over() {
        return seconds() >= story.seconds();
    }

    public double seconds() {
        return bedside.now() / NANOS_PER_SECOND;
    }

    /// One step of {@link Child#STEP_NANOS}.
    public void step() {
        while (next < story.events().size() && story.events().get(next).atSeconds() <= seconds()) {
            var event = story.events().get(next++);
            happen(event.act());
            told.accept(event);
        }
        bedside.step();
    }

    /// As the act of that name does; nothing happens to a device that is not there, or cannot have that fault.
    public void disturb(String device, Fault fault, double seconds) {
        var until = bedside.now() + (long) (seconds * NANOS_PER_SECOND);
        bedside.wire(device).ifPresent(wire -> wire.disturb(fault, until));
    }

    private void happen(Act act) {
        switch (act) {
            case Act.ToChild toChild -> happen(toChild, bedside.child());
            case Act.ToDevice toDevice -> happen(toDevice);
            case Act.AtMonitor told -> {}
        }
    }

    private static void happen(Act.ToChild act, Child child) {
        switch (act) {
            case Act.Dose dose -> child.give(dose.drug(), dose.mgPerKg());
            case Act.Infusion(var drug, var mgPerKgPerHour) -> child.infuse(drug, mgPerKgPerHour);
            case Act.SetAirway(var airway) -> child.airway(airway);
            case Act.Oxygen(var share) -> child.oxygen(share);
            case Act.Stimulate(var strength, var seconds) -> child.stimulate(strength, seconds);
            case Act.Pain(var strength, var seconds) -> child.hurt(strength, seconds);
            case Act.Pause(var seconds) -> child.holdBreath(seconds);
            case Act.Fever(var celsius) -> child.temperature(celsius);
        }
    }

    private void happen(Act.ToDevice act) {
        switch (act) {
            case Act.MoveProbe(var probe) -> bedside.all(Oximeter.class).forEach(clip -> clip.probe(probe));
            case Act.Perfusion(var share) -> bedside.all(Oximeter.class).forEach(clip -> clip.perfusion(share));
            case Act.CuffArm(var same) -> bedside.arm().clipHere(same);
            case Act.CuffFails(var error) -> bedside.all(Cuff.class).forEach(cuff -> cuff.failNext(error));
            case Act.Sampling(var line) -> bedside.all(Capnograph.class).forEach(one -> one.samplingLine(line));
            case Act.Disturb(var device, var fault, var seconds) -> disturb(device, fault, seconds);
            case Act.Pager pager -> {}
        }
    }
}
