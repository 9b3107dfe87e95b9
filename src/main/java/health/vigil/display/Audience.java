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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final IdentityHashMap<Input, Outcome> orders = new IdentityHashMap<>();
    private final ScreenWatch watch = new ScreenWatch();
    private volatile List<JsonObject> events = List.of();
    private volatile boolean attended;
    private boolean numbersWaiting;
    private @Nullable Moment waitingSince;

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
        // What was is the former child's.
        if (input instanceof Input.Admitted || input instanceof Input.Discharged) events = List.of();
        if (input instanceof Input.Started && after.patient() != null) watch.started(worldMillis());
        if (input instanceof Input.Discharged && after.patient() == null) watch.discharged();
        var done = AlarmJson.event(input);
        if (done != null) keep(List.of(done));
        settle(input, outputs);
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

    /// Carries out what a screen asked for and answers once it is durable (design decision 1): with an empty string,
    /// or with the reason why none of it was done. From any thread; the answer comes on a thread of the journal's.
    void carryOut(List<Input> inputs, Consumer<String> answer) {
        bed.loop().runOnContext(ignored -> {
            var outcome = new Outcome();
            for (var input : inputs) {
                orders.put(input, outcome);
                bed.submit(input);
            }
            bed.committed(() -> answer.accept(outcome.words()));
        });
    }

    private void settle(Input input, List<Output> outputs) {
        var outcome = orders.remove(input);
        if (outcome != null) outcome.settled(outputs);
    }

    /// What became of the inputs of one order. Written on the bed's loop before the commit, read after it.
    private static final class Outcome {
        private volatile String words = "it could not be evaluated; see the service's log";
        private boolean done;

        void settled(List<Output> outputs) {
            if (done) return;
            words = "";
            for (var output : outputs) if (output instanceof Output.Refused refused) words = refused.reason();
            done = words.isEmpty();
        }

        String words() {
            return words;
        }
    }
}
