package health.vigil.decode.monitor.intellivue;

import static health.vigil.decode.monitor.intellivue.Poll.since;

import health.vigil.decode.monitor.intellivue.Poll.Manner;
import health.vigil.vital.Moment;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the host must say to an IntelliVue monitor, and when: ask for an association until it is accepted, answer the
/// monitor's introduction, ask whose numbers it has, for its numbers, waves and alarms, stay in touch
/// (serial-protocols.md 5.1). A monitor that ends the association or falls silent is asked anew.
final class Session {
    private static final long ASSOCIATE_AGAIN_NANOS = 2 * Moment.NANOS_PER_SECOND;
    /// An introduction that was lost on the line is not waited for any longer.
    private static final long INTRODUCTION_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// Half the silence after which the monitor gives up the association.
    private static final long KEEP_ALIVE_NANOS = 5 * Moment.NANOS_PER_SECOND;
    /// After it neither side counts on the association.
    private static final long LOST_NANOS = 10 * Moment.NANOS_PER_SECOND;

    private static final byte[] NOTHING = {};

    private enum Stage {
        ASSOCIATING,
        INTRODUCING,
        POLLING
    }

    private final boolean ecg;
    /// In the order in which they are asked: whose numbers they are is known before the first of them.
    private final List<Poll> polls = List.of(
            new Poll(Subject.PATIENT, Manner.SINGLE, Manner.NEVER, 2 * Moment.NANOS_PER_SECOND),
            new Poll(Subject.NUMBERS, Manner.EXTENDED, Manner.SINGLE, Moment.NANOS_PER_SECOND),
            new Poll(Subject.WAVES, Manner.EXTENDED, Manner.NEVER, 0),
            new Poll(Subject.ALERTS, Manner.EXTENDED, Manner.SINGLE, 2 * Moment.NANOS_PER_SECOND));

    private Stage stage = Stage.ASSOCIATING;
    private boolean wavesChosen;
    private MonitorMessage.@Nullable Created introduction;
    private @Nullable Moment sent;
    private @Nullable Moment heard;

    /// @param ecg true if the line is fast enough for an electrocardiogram
    Session(boolean ecg) {
        this.ecg = ecg;
    }

    void opened() {
        stage = Stage.ASSOCIATING;
        polls.forEach(Poll::opened);
        begin();
    }

    private void begin() {
        polls.forEach(Poll::begin);
        wavesChosen = false;
        introduction = null;
        sent = null;
        heard = null;
    }

    void heard(MonitorMessage message, Moment at) {
        heard = at;
        switch (message) {
            case MonitorMessage.Accepted accepted -> enter(Stage.INTRODUCING, at);
            case MonitorMessage.Created created -> introduction = created;
            case MonitorMessage.Answer answer -> poll(answer.subject().number(), poll -> poll.answered(at));
            case MonitorMessage.Failed failed -> poll(failed.invoke(), Poll::failed);
            case MonitorMessage.Ended ended -> lost(at);
            case MonitorMessage.Refused refused -> lost(at);
            case MonitorMessage.Other other -> {}
        }
    }

    private void poll(int number, Consumer<Poll> what) {
        for (var poll : polls) if (poll.subject().number() == number) what.accept(poll);
    }

    private void enter(Stage next, Moment at) {
        stage = next;
        begin();
        heard = at;
        sent = at;
    }

    /// Asked anew not at once, but at the usual pace.
    private void lost(Moment at) {
        if (stage != Stage.ASSOCIATING) enter(Stage.ASSOCIATING, at);
    }

    byte[] due(Moment now) {
        if (stage != Stage.ASSOCIATING && since(heard, now) >= LOST_NANOS) opened();
        var created = introduction;
        if (created != null) return introduced(created, now);
        if (stage == Stage.INTRODUCING && since(sent, now) >= INTRODUCTION_NANOS) stage = Stage.POLLING;
        return switch (stage) {
            case ASSOCIATING -> since(sent, now) < ASSOCIATE_AGAIN_NANOS ? NOTHING : say(Requests.associate(), now);
            case INTRODUCING -> NOTHING;
            case POLLING -> polling(now);
        };
    }

    private byte[] introduced(MonitorMessage.Created created, Moment now) {
        introduction = null;
        if (stage == Stage.INTRODUCING) stage = Stage.POLLING;
        return say(Requests.created(created.invoke(), created.ticks()), now);
    }

    private byte[] polling(Moment now) {
        for (var poll : polls) {
            if (poll.subject() == Subject.WAVES && !wavesChosen) return chooseWaves(now);
            var request = poll.due(now);
            if (request.length > 0) return say(request, now);
        }
        return since(sent, now) < KEEP_ALIVE_NANOS ? NOTHING : say(Requests.keepAlive(), now);
    }

    private byte[] chooseWaves(Moment now) {
        wavesChosen = true;
        return say(Requests.waveList(ecg), now);
    }

    private byte[] say(byte[] message, Moment now) {
        sent = now;
        return message;
    }
}
