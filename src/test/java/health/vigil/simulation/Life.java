package health.vigil.simulation;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Patient;
import health.vigil.profile.ProfileBook;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/// One bed's life from a seed: a phase in which anything may fail, in which nothing promised may break; then a phase
/// in which nothing fails any more, after which all must be well again.
final class Life {
    private static final long SECOND = Moment.NANOS_PER_SECOND;
    private static final long BEAT = SECOND / 4;

    /// Inputs between two proofs that a replay gives the same state.
    private static final int CHAPTER = 20_000;

    private static final int NONE_MISSING = -1;

    private final long seed;
    private final SplittableRandom random;
    private final ProfileBook book;
    private final Child child;
    private final Staff staff;
    private final List<Device> devices;
    private final Judge judge = new Judge();
    private final List<Input> chapter = new ArrayList<>();
    private final CRC32C digest = new CRC32C();
    private BedState atChapter = BedState.EMPTY;
    private BedState state = BedState.EMPTY;
    private long now;
    private long beat;
    private long epoch;
    private long origin;
    private long wall = 1_767_225_600_000L;
    /// Until then the service stands still again and again.
    private long gasps;

    private long steps;
    private boolean healthy;

    Life(long seed, ProfileBook book) {
        this.seed = seed;
        this.book = book;
        random = new SplittableRandom(seed);
        child = new Child(random.split());
        staff = new Staff(random.split(), book);
        devices = Arrays.stream(Device.Kind.values())
                .map(kind -> new Device(random.split(), kind))
                .toList();
    }

    /// What a whole life came to.
    ///
    /// @param digest over everything that was told and the last state
    /// @param tally how often each {@link Tally.Situation} came to pass
    record Course(long steps, long digest, List<Long> tally) {}

    /// @throws AssertionError with the seed and the step if a promise was broken
    Course live(long least) {
        try {
            restart("the first start");
            apply(staff.admit(at()));
            while (steps < least) beat();
            converge();
            endChapter();
            tell(state);
            return new Course(steps, digest.getValue(), judge.tally());
        } catch (RuntimeException broken) {
            throw new AssertionError(
                    "seed " + seed + ", step " + steps + ", " + now / SECOND + " s: " + broken.getMessage(), broken);
        }
    }

    private void beat() {
        now += BEAT;
        wall += BEAT / Moment.NANOS_PER_MILLI;
        if (!healthy) misfortune();
        var inputs = new ArrayList<Input>();
        if (beat++ % 4 == 0) child.second();
        for (var device : devices) device.beat(now, at(), child, inputs);
        for (var input : inputs) apply(input);
        var act = healthy || beat % 4 != 1 ? null : staff.second(at(), state);
        if (act != null) apply(act);
        apply(new Input.Ticked(at()));
        judge.ticked(now, at(), state, devices);
    }

    /// Things that befall the service itself.
    private void misfortune() {
        var dice = random.nextInt(40_000);
        if (dice < 4) restarts();
        else if (dice < 8) stall(random.nextLong(2 * SECOND, 20 * SECOND));
        else if (dice < 12) wall += random.nextLong(-3_600_000, 3_600_000);
        else if (dice < 16) gasps = now + random.nextLong(60 * SECOND, 240 * SECOND);
        if (now < gasps && random.nextInt(20) == 0) stall(random.nextLong(SECOND, 4 * SECOND));
    }

    private void restarts() {
        pass(random.nextLong(SECOND, 60 * SECOND));
        restart("killed");
    }

    private void stall(long stood) {
        pass(stood);
        apply(new Input.Stalled(at(), stood));
    }

    private void pass(long nanos) {
        now += nanos;
        wall += nanos / Moment.NANOS_PER_MILLI;
    }

    private void restart(String why) {
        epoch++;
        origin = random.nextLong(1L << 40) - now;
        var missing = healthy || random.nextInt(4) != 0 ? NONE_MISSING : random.nextInt(devices.size());
        for (int i = 0; i < devices.size(); i++) devices.get(i).restarted(now, i != missing);
        var sources = devices.stream().filter(Device::configured).map(d -> d.spec);
        apply(new Input.Started(at(), sources.toList(), book.unadmitted(), why));
    }

    private Moment at() {
        return new Moment(epoch, now + origin, wall);
    }

    private void apply(Input input) {
        var before = state;
        var step = Engine.step(before, input);
        state = step.state();
        steps++;
        chapter.add(input);
        for (var output : step.outputs()) tell(output);
        for (var output : step.outputs()) if (output instanceof Output.CuffOrdered o) order(o);
        judge.stepped(new Turn(now, input.at().nanos() - origin, before, input, step));
        if (chapter.size() >= CHAPTER) endChapter();
    }

    private void order(Output.CuffOrdered ordered) {
        for (var device : devices) if (device.spec.source().equals(ordered.cuff())) device.order(ordered.order());
    }

    /// The journal gives the identical state.
    private void endChapter() {
        var again = atChapter;
        for (var input : chapter) again = Engine.step(again, input).state();
        Judge.promise(again.equals(state), "the replay of " + chapter.size() + " inputs gives another state");
        atChapter = state;
        chapter.clear();
    }

    private void tell(Object what) {
        for (var b : what.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)) digest.update(b);
    }

    /// When everything works again and everybody has looked, nothing is left to tell.
    private void converge() {
        healthy = true;
        child.heal();
        devices.forEach(Device::heal);
        restart("everything is there again");
        var four = new Patient("", "", 4 * 365 + 30, 16);
        apply(new Input.Admitted(at(), "nurse", four, book.profileFor(four)));
        apply(new Input.CuffScheduled(at(), "nurse", 5));
        for (int i = 0; i < 4 * 420; i++) beat();
        apply(new Input.PartReported(at(), health.vigil.profile.Condition.PAGER_FAILED, "pager ward", ""));
        apply(new Input.Acknowledged(at(), "nurse", ""));
        for (int i = 0; i < 4 * 30; i++) beat();
        Judge.promise(state.alarms().isEmpty(), "all is well, but there is " + state.alarms());
        for (var vital :
                List.of(Vital.SPO2, Vital.PULSE_RATE, Vital.RESPIRATION_RATE, Vital.ETCO2, Vital.NIBP_SYSTOLIC))
            Judge.promise(state.shown(vital, at()).present(), "all is well, but no " + vital);
    }
}
