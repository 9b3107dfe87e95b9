package health.vigil.decode.monitor;

import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// What the host must say to an IntelliVue monitor, and when: ask for an association until it is accepted, answer the
/// monitor's introduction, ask for its numbers, stay in touch (serial-protocols.md 5.1). A monitor that ends the
/// association or falls silent is asked anew.
///
/// The numbers come by themselves after an extended poll, and are polled one by one from a monitor that knows none.
final class IntellivueSession {
    private static final long ASSOCIATE_AGAIN_NANOS = 2 * Moment.NANOS_PER_SECOND;
    /// An introduction that was lost on the line is not waited for any longer.
    private static final long INTRODUCTION_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// Before the monitor's 30 s end, and once more if that is lost.
    private static final long EXTENDED_AGAIN_NANOS = 13 * Moment.NANOS_PER_SECOND;

    private static final long SINGLE_AGAIN_NANOS = Moment.NANOS_PER_SECOND;
    /// Three of the numbers' periods.
    private static final long NUMBERS_LOST_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// Half the silence after which the monitor gives up the association.
    private static final long KEEP_ALIVE_NANOS = 5 * Moment.NANOS_PER_SECOND;
    /// After it neither side counts on the association.
    private static final long LOST_NANOS = 10 * Moment.NANOS_PER_SECOND;
    /// Extended polls without a number before it is taken that the monitor knows none.
    private static final int EXTENDED_TRIES = 2;

    private static final byte[] NOTHING = {};

    private enum Stage {
        ASSOCIATING,
        INTRODUCING,
        POLLING
    }

    private Stage stage = Stage.ASSOCIATING;
    private boolean single;
    private int tries;
    private IntellivueMessage.@Nullable Created introduction;
    private @Nullable Moment sent;
    private @Nullable Moment asked;
    private @Nullable Moment heard;
    private @Nullable Moment numbered;

    void opened() {
        stage = Stage.ASSOCIATING;
        single = false;
        begin();
    }

    private void begin() {
        tries = 0;
        introduction = null;
        sent = null;
        asked = null;
        heard = null;
        numbered = null;
    }

    void heard(IntellivueMessage message, Moment at) {
        heard = at;
        switch (message) {
            case IntellivueMessage.Accepted accepted -> enter(Stage.INTRODUCING, at);
            case IntellivueMessage.Created created -> introduction = created;
            case IntellivueMessage.Numbers numbers -> numbered(at);
            case IntellivueMessage.Failed failed -> single |= stage == Stage.POLLING && tries > 0;
            case IntellivueMessage.Ended ended -> lost(at);
            case IntellivueMessage.Refused refused -> lost(at);
            case IntellivueMessage.Other other -> {}
        }
    }

    private void enter(Stage next, Moment at) {
        stage = next;
        begin();
        heard = at;
        sent = at;
    }

    private void numbered(Moment at) {
        numbered = at;
        tries = 0;
    }

    /// Asked anew not at once, but at the usual pace.
    private void lost(Moment at) {
        if (stage != Stage.ASSOCIATING) enter(Stage.ASSOCIATING, at);
    }

    byte[] due(Moment now) {
        if (stage != Stage.ASSOCIATING && since(heard, now) >= LOST_NANOS) opened();
        var created = introduction;
        if (created != null) return introduced(created, now);
        return switch (stage) {
            case ASSOCIATING ->
                since(sent, now) < ASSOCIATE_AGAIN_NANOS ? NOTHING : say(IntellivueRequests.associate(), now);
            case INTRODUCING -> since(sent, now) < INTRODUCTION_NANOS ? NOTHING : poll(now);
            case POLLING -> polling(now);
        };
    }

    private byte[] introduced(IntellivueMessage.Created created, Moment now) {
        introduction = null;
        if (stage == Stage.INTRODUCING) stage = Stage.POLLING;
        return say(IntellivueRequests.created(created.invoke(), created.ticks()), now);
    }

    private byte[] polling(Moment now) {
        var again = single ? SINGLE_AGAIN_NANOS : EXTENDED_AGAIN_NANOS;
        var lost = since(numbered, now) >= NUMBERS_LOST_NANOS && since(asked, now) >= NUMBERS_LOST_NANOS;
        if (lost || since(asked, now) >= again) return poll(now);
        return since(sent, now) < KEEP_ALIVE_NANOS ? NOTHING : say(IntellivueRequests.keepAlive(), now);
    }

    private byte[] poll(Moment now) {
        stage = Stage.POLLING;
        if (tries >= EXTENDED_TRIES) single = true;
        tries++;
        asked = now;
        return say(single ? IntellivueRequests.singlePoll() : IntellivueRequests.extendedPoll(), now);
    }

    private byte[] say(byte[] message, Moment now) {
        sent = now;
        return message;
    }

    private static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }
}
