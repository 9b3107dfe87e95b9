package health.vigil.bed;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.MinimalCheck;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.signal.CapnogramReadings;
import health.vigil.vital.BedId;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import io.vertx.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bed: the single writer of its state. Everything reaches it through the inbox and is stepped on one event
/// loop, in one order, through one journal; sinks hear of it directly after the step and before any disk
/// (design decision 1).
public final class Bed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Bed.class);

    private final BedId id;
    private final Context loop;
    private final SystemClock clock;
    private final Journal journal;
    private final Metrics metrics;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final Inbox inbox = new Inbox();
    private final Map<SourceId, CapnogramReadings> capnograms = new HashMap<>();
    private volatile BedState state = BedState.EMPTY;
    private volatile Moment lastStep;

    /// @param loop the one event loop on which this bed is stepped
    public Bed(BedId id, Context loop, SystemClock clock, Journal journal, Metrics metrics) {
        this.id = id;
        this.loop = loop;
        this.clock = clock;
        this.journal = journal;
        this.metrics = metrics;
        this.lastStep = clock.now();
    }

    @Override
    public BedId bed() {
        return id;
    }

    /// The state after the latest step; may be read from any thread.
    public BedState state() {
        return state;
    }

    @Override
    public String patientId() {
        var patient = state().patient();
        return patient == null ? "" : patient.id();
    }

    /// When the latest input was stepped, for the heartbeat to screens (design decision 8).
    public Moment lastStep() {
        return lastStep;
    }

    /// The clock operators' inputs are stamped with.
    public SystemClock clock() {
        return clock;
    }

    public Context loop() {
        return loop;
    }

    /// Adds a listener; it hears everything from the next step on.
    public void addSink(Sink sink) {
        sinks.add(sink);
    }

    /// Adds a device that may be ordered about.
    public void addCommand(Command command) {
        commands.add(command);
    }

    /// Hands in what an operator did, or any other input. Thread-safe, never blocks.
    public void submit(Input input) {
        if (inbox.add(input)) loop.runOnContext(ignored -> drain());
    }

    /// Steps what a person orders in the very state by which it is judged: whatever waits is stepped before, and
    /// nothing comes between. On the loop only.
    ///
    /// @param order makes the inputs of a state, or throws: then there is nothing to step
    public void decide(Function<BedState, List<Input>> order) {
        drain();
        for (var input : order.apply(state)) step(input);
    }

    @Override
    public void offer(SourceId source, Reading reading) {
        submit(new Input.Received(source, reading));
    }

    @Override
    public void link(SourceId source, boolean up, String detail) {
        submit(new Input.LinkChanged(clock.now(), source, up, detail));
    }

    @Override
    public void report(Condition condition, String what, String trouble) {
        submit(new Input.PartReported(clock.now(), condition, what, trouble));
    }

    @Override
    public void committed(Runnable then) {
        loop.runOnContext(ignored -> {
            drain();
            journal.committed(then);
        });
    }

    /// Steps everything that waits, then a tick: arrivals that were queued during a pause of ours are seen before the
    /// clock says how late it is (design decision 5). On the loop only.
    void tick() {
        drain();
        step(new Input.Ticked(clock.now()));
    }

    /// Writes the state down, so that a restart need not replay the day. On the loop only.
    void snapshot() {
        journal.snapshot(id, state);
    }

    /// Takes over what the journal kept. Before the first input; on any thread.
    ///
    /// @return how many inputs were replayed
    int rebuild() {
        var recovered = journal.recover(id);
        var rebuilt = recovered.snapshot() == null ? BedState.EMPTY : recovered.snapshot();
        for (var input : recovered.tail()) rebuilt = replay(rebuilt, input);
        state = rebuilt;
        return recovered.tail().size();
    }

    private BedState replay(BedState before, Input input) {
        try {
            return Engine.step(before, input).state();
        } catch (RuntimeException failure) {
            LOG.error(
                    "bed={} event=replay-failed input={}", id, input.getClass().getSimpleName(), failure);
            return before;
        }
    }

    private void drain() {
        for (var input : inbox.take()) {
            step(input);
            if (input instanceof Input.Received received && received.reading() instanceof Reading.Waveform wave)
                derive(received.source(), wave);
        }
        metrics.inboxShed(id, inbox.takeShed());
    }

    /// What waves say becomes inputs of their own, journaled like any other: a replay needs no waves.
    private void derive(SourceId source, Reading.Waveform wave) {
        try {
            var capnogram = capnograms.computeIfAbsent(source, s -> new CapnogramReadings(false));
            for (var reading : capnogram.accept(wave)) step(new Input.Received(source, reading));
        } catch (RuntimeException failure) {
            quarantine(new Input.Received(source, wave), failure);
        }
    }

    private void step(Input input) {
        try {
            var step = Engine.step(state, input);
            state = step.state();
            lastStep = input.at();
            tell(input, step.outputs());
            journal.append(id, input, step.outputs());
        } catch (RuntimeException failure) {
            quarantine(input, failure);
        }
        if (input instanceof Input.Received) metrics.took(Metrics.Leg.DECIDED, sinceArrival(input.at()));
    }

    private long sinceArrival(Moment at) {
        return Math.round((clock.now().nanos() - at.nanos()) / clock.speed());
    }

    private void tell(Input input, List<Output> outputs) {
        for (var output : outputs) {
            if (output instanceof Output.Raised raised)
                metrics.alarm(
                        raised.alarm().condition().name(),
                        raised.alarm().priority().name());
            if (output instanceof Output.CuffOrdered ordered) order(ordered.cuff(), ordered.order());
        }
        for (var sink : sinks) tell(sink, input, outputs);
    }

    private void tell(Sink sink, Input input, List<Output> outputs) {
        try {
            sink.accept(id, input, state, outputs);
        } catch (RuntimeException failure) {
            LOG.error("bed={} event=sink-failed sink={}", id, sink.getClass().getSimpleName(), failure);
        }
    }

    private void order(SourceId cuff, CuffOrder order) {
        for (var command : commands) if (command.order(cuff, order)) return;
        report(Condition.CUFF_FAILED, "cuff", cuff + " takes no order now (" + order + ")");
    }

    /// An input that makes `step` fail is kept apart, the rest goes on, and a high technical alarm says so (design
    /// decision 4).
    private void quarantine(Input input, RuntimeException failure) {
        LOG.error("bed={} event=step-failed input={}", id, input.getClass().getSimpleName(), failure);
        metrics.stepFailed(id);
        journal.quarantine(id, input, failure);
        if (input instanceof Input.PartReported) return;
        event("step", "an input could not be evaluated: " + failure);
        var trouble = input instanceof Input.Received received ? MinimalCheck.trouble(received.reading()) : "";
        if (!trouble.isEmpty()) event("minimal check", trouble);
    }

    /// It happened and is over; the alarm stays until somebody has seen it.
    private void event(String what, String words) {
        report(Condition.MONITOR_FAULT, what, words);
        report(Condition.MONITOR_FAULT, what, "");
    }
}
