package health.vigil.display;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Bed;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All screens that show one bed, seen from that bed's loop: tells them what happened, numbers the samples of its
/// waves, carries out their orders, and watches that they are there. Of the bed's loop where not said otherwise.
final class Audience {
    /// Lines kept of what happened, for a screen that opens later.
    private static final int MAX_EVENTS = 40;

    /// A wave is taken from one source as long as that source has spoken within this time.
    private static final long WAVE_HOLD_NANOS = 2 * Moment.NANOS_PER_SECOND;

    private record WaveState(SourceId source, long next, Moment last) {}

    private final Bed bed;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Map<Wave, WaveState> waves = new EnumMap<>(Wave.class);
    private final ScreenWatch watch = new ScreenWatch();
    private volatile List<JsonObject> events = List.of();
    private volatile boolean attended;
    private boolean numbersWaiting;
    private @Nullable Moment waitingSince;

    /// Of the order that is being carried out.
    private @Nullable Outcome underway;

    Audience(Bed bed) {
        this.bed = bed;
    }

    Bed bed() {
        return bed;
    }

    /// Latest last; from any thread.
    List<JsonObject> events() {
        return events;
    }

    /// True while a screen at this bed answers; from any thread.
    boolean attended() {
        return attended;
    }

    /// From any thread.
    void add(Client client) {
        clients.add(client);
    }

    /// From any thread.
    void remove(Client client) {
        clients.remove(client);
    }

    /// Does something with the watch on the bed's loop; from any thread.
    void watch(Consumer<ScreenWatch> news) {
        bed.loop().runOnContext(ignored -> news.accept(watch));
    }

    /// A screen at the bed has drawn these. An alarm that is another by now is not among them; from any thread.
    void drawn(List<Drawn> drawn) {
        bed.loop().runOnContext(ignored -> {
            for (var alarm : bed.state().alarms())
                if (drawn.stream().anyMatch(one -> one.shows(alarm))) watch.drawn(alarm.id());
        });
    }

    /// Milliseconds of the world, on the bed's clock.
    long worldMillis() {
        return Math.round(bed.clock().now().nanos() / bed.clock().speed() / Moment.NANOS_PER_MILLI);
    }

    /// The bed made a step.
    void heard(Input input, BedState after, List<Output> outputs) {
        record(outputs);
        var refused = outputs.stream().anyMatch(Output.Refused.class::isInstance);
        // What was is the former child's.
        if (input instanceof Input.Admitted || (input instanceof Input.Discharged && !refused)) events = List.of();
        if (input instanceof Input.Started && after.patient() != null) watch.started(worldMillis());
        if (input instanceof Input.Admitted) watch.admitted();
        if (input instanceof Input.Discharged && after.patient() == null) watch.discharged();
        var done = refused ? null : AlarmJson.event(input);
        if (done != null) keep(List.of(done));
        if (underway != null) underway.settled(outputs);
        if (!outputs.isEmpty() || !quiet(input)) for (var client : clients) client.changed(bed.bed(), input.at(), true);
        if (input instanceof Input.Received r && r.reading() instanceof Reading.Waveform wave)
            wave(r.source(), wave, after);
        else numbersLater(input);
        if (input instanceof Input.Ticked) check();
    }

    /// Numbers and time passing may wait for the rest of their batch and for the frame; whatever a person did may not.
    private static boolean quiet(Input input) {
        return input instanceof Input.Received || input instanceof Input.Ticked;
    }

    /// One hop behind the batch that is being stepped, so that numbers that arrived together are sent together.
    private void numbersLater(Input input) {
        if (clients.isEmpty()) return;
        if (waitingSince == null && !(input instanceof Input.Ticked)) waitingSince = input.at();
        if (numbersWaiting) return;
        numbersWaiting = true;
        bed.loop().runOnContext(ignored -> numbersNow());
    }

    private void numbersNow() {
        var at = waitingSince;
        waitingSince = null;
        numbersWaiting = false;
        for (var client : clients) client.changed(bed.bed(), at, false);
    }

    private void wave(SourceId source, Reading.Waveform wave, BedState after) {
        var state = waves.get(wave.wave());
        if (state != null && !state.source().equals(source) && holds(state, wave.at())) return;
        long index = state == null ? 0 : state.next() + (state.source().equals(source) ? 0 : 1);
        waves.put(wave.wave(), new WaveState(source, index + wave.samples().length, wave.at()));
        var at = after.time().of(wave.at()) / Moment.NANOS_PER_MILLI;
        var piece = new WavePiece(bed.bed(), wave.wave(), source.name(), wave.hertz(), index, at, wave.samples());
        for (var client : clients) client.wave(piece);
    }

    private static boolean holds(WaveState state, Moment at) {
        return state.last().epoch() == at.epoch() && at.nanosSince(state.last()) < WAVE_HOLD_NANOS;
    }

    private void record(List<Output> outputs) {
        if (outputs.isEmpty()) return;
        outputs.forEach(this::expectDrawn);
        keep(outputs.stream().map(AlarmJson::event).toList());
    }

    private void keep(List<JsonObject> lines) {
        var more = new ArrayList<>(events);
        more.addAll(lines);
        events = List.copyOf(more.subList(Math.max(0, more.size() - MAX_EVENTS), more.size()));
    }

    private void expectDrawn(Output output) {
        switch (output) {
            case Output.Raised o -> told(o.alarm());
            case Output.Escalated o -> told(o.alarm());
            case Output.Realarmed o -> told(o.alarm());
            case Output.Ended o -> watch.over(o.alarm().id());
            case Output.Acknowledged o -> watch.over(o.alarm().id());
            case Output.Deescalated o -> {}
            case Output.Latched o -> {}
            case Output.ResponsibilityTaken o -> {}
            case Output.AudioPaused o -> {}
            case Output.AudioOff o -> {}
            case Output.AlarmInactivated o -> {}
            case Output.AlarmReactivated o -> {}
            case Output.Reminded o -> {}
            case Output.DeviceNoted o -> {}
            case Output.PatientCorrected o -> {}
            case Output.DrugStruck o -> {}
            case Output.LimitsChanged o -> {}
            case Output.BaselineTaken o -> {}
            case Output.BaselineMissing o -> {}
            case Output.SignalsTested o -> {}
            case Output.Adverse o -> {}
            case Output.ClockStepped o -> {}
            case Output.AudioResumed o -> {}
            case Output.Held o -> {}
            case Output.CuffOrdered o -> {}
            case Output.CuffPlanned o -> {}
            case Output.Refused o -> {}
            case Output.OutageReported o -> {}
        }
    }

    /// The alarm that says "not confirmed on screen" needs no confirmation of its own.
    private void told(health.vigil.alarm.state.Alarm alarm) {
        if (alarm.condition() != Condition.DISPLAY_FAILED) watch.told(alarm.id(), worldMillis());
    }

    private void check() {
        var now = worldMillis();
        attended = watch.present(now);
        for (var news : watch.check(now)) bed.report(Condition.DISPLAY_FAILED, news.what(), news.trouble());
    }

    /// Checks and carries out what a screen asked for, and answers once it is durable (design decision 1). The
    /// check is of the bed as it is when the order is stepped, not as it was when the order came. From any
    /// thread; the answer comes on the bed's loop or on a thread of the journal's.
    ///
    /// @param order makes the inputs, or throws as {@link Orders} does
    void carryOut(BiFunction<BedState, Moment, List<Input>> order, Consumer<Answer> answer) {
        bed.loop().runOnContext(ignored -> {
            var outcome = new Outcome();
            try {
                bed.decide(
                        state -> outcome.expected(order.apply(state, bed.clock().now())));
                var done = outcome.answer();
                bed.committed(() -> answer.accept(done));
            } catch (Orders.Asked doubt) {
                answer.accept(new Answer.Asked(String.valueOf(doubt.getMessage())));
            } catch (IllegalArgumentException refused) {
                answer.accept(new Answer.Refused(String.valueOf(refused.getMessage())));
            } finally {
                underway = null;
            }
        });
    }

    /// What became of an order.
    sealed interface Answer {
        /// All of it is done and durable.
        record Done() implements Answer {}

        /// @param reason why it was not done, or not all of it
        record Refused(String reason) implements Answer {}

        /// Nothing was done before a person says that it is meant so.
        record Asked(String question) implements Answer {}
    }

    /// What became of the inputs of one order.
    private final class Outcome {
        private static final String FAILED = "it could not be evaluated; see the service's log";

        private int left;
        private String refusal = "";

        List<Input> expected(List<Input> inputs) {
            left = inputs.size();
            underway = this;
            return inputs;
        }

        void settled(List<Output> outputs) {
            left--;
            for (var output : outputs)
                if (output instanceof Output.Refused refused && refusal.isEmpty()) refusal = refused.reason();
        }

        Answer answer() {
            if (!refusal.isEmpty()) return new Answer.Refused(refusal);
            return left == 0 ? new Answer.Done() : new Answer.Refused(FAILED);
        }
    }
}
