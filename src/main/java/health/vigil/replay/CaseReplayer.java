package health.vigil.replay;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AdverseEvent;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.store.Event;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps a journaled case again: as it was, comparing what is told with what was told; or under other limits, where
/// nobody acknowledges but latched alarms whose cause is over, as in {@link Replayer}.
public final class CaseReplayer {
    private static final String NOBODY = "replay";

    /// Which limits hold instead of those that were in force.
    @FunctionalInterface
    public interface Limits {
        /// @param patient null for a bed without a child
        Profile instead(Profile recorded, @Nullable Patient patient);
    }

    /// How an exact replay went.
    ///
    /// @param passed inputs before the first start of a service in the journal, which nothing can be made of
    /// @param differences inputs of which the engine now tells something else
    /// @param first the first of them in words, empty if there is none
    /// @param unreadable rows of the journal that could not be read
    public record Outcome(Replay replay, long passed, long differences, String first, long unreadable) {}

    private final BedCase bedCase;
    private final @Nullable Limits limits;
    private final Pace pace;
    private final AlarmLog log;
    private final List<Trace.Point> spo2 = new ArrayList<>();
    private BedState state = BedState.EMPTY;
    private @Nullable Moment begin;
    private @Nullable Moment end;
    private boolean started;
    private long inputs;
    private long passed;
    private long differences;
    private String first = "";

    private CaseReplayer(BedCase bedCase, @Nullable Limits limits, Pace pace, AlarmListener listener) {
        this.bedCase = bedCase;
        this.limits = limits;
        this.pace = pace;
        this.log = new AlarmLog(within(bedCase.window(), listener));
    }

    /// Every input as it was, acknowledgements included.
    public static Outcome asItWas(BedCase bedCase, Pace pace, AlarmListener listener) {
        return new CaseReplayer(bedCase, null, pace, listener).run();
    }

    /// Under other limits.
    public static Replay under(BedCase bedCase, Limits limits, Pace pace, AlarmListener listener) {
        return new CaseReplayer(bedCase, limits, pace, listener).run().replay();
    }

    private static AlarmListener within(Window window, AlarmListener listener) {
        return new AlarmListener() {
            @Override
            public void began(Moment at, Alarm alarm) {
                if (window.holds(at.wallMillis())) listener.began(at, alarm);
            }

            @Override
            public void changed(Moment at, Alarm alarm) {
                if (window.holds(at.wallMillis())) listener.changed(at, alarm);
            }

            @Override
            public void labelled(Moment at, AdverseEvent event) {
                if (window.holds(at.wallMillis())) listener.labelled(at, event);
            }

            @Override
            public void ended(Moment at, Alarm alarm, long afterMillis) {
                if (window.holds(at.wallMillis())) listener.ended(at, alarm, afterMillis);
            }
        };
    }

    private Outcome run() {
        var unreadable = bedCase.each(this::event);
        return new Outcome(replay(), passed, differences, first, unreadable);
    }

    private Replay replay() {
        if (begin == null || end == null)
            throw new RecordingException(bedCase.name(), "has nothing in this time", "widen --from and --to");
        var last = end;
        var counted = log.close(last, state.alarms()).stream()
                .filter(o -> bedCase.window().holds(o.beginMillis()))
                .toList();
        spo2.add(new Trace.Point(last.wallMillis(), Double.NaN));
        return new Replay(bedCase.name(), last.wallMillis() - begin.wallMillis(), inputs, counted, new Trace(spo2));
    }

    private void event(Event event) {
        var input = event.input();
        started |= input instanceof Input.Started;
        if (!started) {
            passed++;
            return;
        }
        seen(input);
        try {
            if (limits == null) compare(event, step(input));
            else if (!byHand(input)) settle(input.at(), step(under(limits, input)));
        } catch (IllegalArgumentException | IllegalStateException failure) {
            differs(input, "the engine takes it no more (" + failure.getMessage() + ")");
        }
        if (input instanceof Input.Ticked && bedCase.window().holds(input.at().wallMillis())) look(input.at());
    }

    private void seen(Input input) {
        var at = input.at();
        if (!bedCase.window().holds(at.wallMillis())) return;
        if (begin == null) begin = at;
        end = at;
        if (input instanceof Input.Ticked) pace.await((at.wallMillis() - begin.wallMillis()) * Moment.NANOS_PER_MILLI);
    }

    private List<Output> step(Input input) {
        inputs++;
        var step = Engine.step(state, input);
        state = step.state();
        step.outputs().forEach(log::hear);
        return step.outputs();
    }

    private void compare(Event event, List<Output> outputs) {
        if (!outputs.equals(event.outputs())) differs(event.input(), "was " + event.outputs() + ", is " + outputs);
    }

    private void differs(Input input, String how) {
        differences++;
        if (first.isEmpty()) first = Words.clock(input.at().wallMillis()) + ": " + how;
    }

    /// Alarms have other numbers under other limits.
    private static boolean byHand(Input input) {
        return input instanceof Input.Acknowledged || input instanceof Input.ResponsibilityAccepted;
    }

    private static Input under(Limits limits, Input input) {
        return switch (input) {
            case Input.Started in ->
                new Input.Started(in.at(), in.sources(), limits.instead(in.unadmitted(), null), in.why());
            case Input.Admitted in ->
                new Input.Admitted(in.at(), in.by(), in.patient(), limits.instead(in.profile(), in.patient()));
            case Input.PatientCorrected in ->
                new Input.PatientCorrected(in.at(), in.by(), in.patient(), limits.instead(in.profile(), in.patient()));
            default -> input;
        };
    }

    private void settle(Moment at, List<Output> outputs) {
        for (var output : outputs)
            if (output instanceof Output.Latched latched)
                step(new Input.Acknowledged(at, NOBODY, latched.alarm().id()));
    }

    /// What the screen showed: of several sources the one in charge.
    private void look(Moment at) {
        var shown = state.shown(Vital.SPO2, at);
        if (spo2.isEmpty() || Double.compare(spo2.getLast().value(), shown.value()) != 0)
            spo2.add(new Trace.Point(at.wallMillis(), shown.value()));
    }
}
