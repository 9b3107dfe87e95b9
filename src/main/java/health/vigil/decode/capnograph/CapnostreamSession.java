package health.vigil.decode.capnograph;

import health.vigil.vital.Moment;
import org.jspecify.annotations.Nullable;

/// What the host must say to a Capnostream, and when: enable, wait for the device's name, show the host as connected,
/// start the wave, then keep the link alive (serial-protocols.md 4.1, the order OpenICE uses).
final class CapnostreamSession {
    private static final String HOST = "VIGIL";
    private static final long CONNECT_AGAIN_NANOS = 3 * Moment.NANOS_PER_SECOND;
    private static final long SETUP_AGAIN_NANOS = 1500 * Moment.NANOS_PER_MILLI;
    private static final long LINK_ACTIVE_NANOS = 5 * Moment.NANOS_PER_SECOND;
    /// Without a wave sample for so long (60 samples) the start is repeated.
    private static final long START_AGAIN_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// The setup only shows an icon on the device: after so many tries we go on without.
    private static final int SETUP_TRIES = 3;

    private static final byte[] NOTHING = {};

    private enum Stage {
        CONNECTING,
        CONFIGURING,
        STREAMING
    }

    private Stage stage = Stage.CONNECTING;
    private int tries;
    private @Nullable Moment sent;
    private @Nullable Moment linked;
    private @Nullable Moment heard;
    private @Nullable Moment waved;

    void opened() {
        enter(Stage.CONNECTING);
        heard = null;
    }

    private void enter(Stage next) {
        stage = next;
        tries = 0;
        sent = null;
        linked = null;
        waved = null;
    }

    void heard(CapnostreamDeframer.Frame frame) {
        heard = frame.at();
        if (frame.code() == CapnostreamFrames.CO2_WAVE) waved = frame.at();
        if (stage == Stage.CONNECTING) enter(Stage.CONFIGURING);
        else if (stage == Stage.CONFIGURING && frame.code() == CapnostreamFrames.SETUP) enter(Stage.STREAMING);
    }

    byte[] due(Moment now) {
        return switch (stage) {
            case CONNECTING -> every(CONNECT_AGAIN_NANOS, now, CapnostreamFrames.frame(CapnostreamFrames.ENABLE));
            case CONFIGURING -> configure(now);
            case STREAMING -> stream(now);
        };
    }

    private byte[] every(long period, Moment now, byte[] command) {
        if (since(sent, now) < period) return NOTHING;
        sent = now;
        return command;
    }

    private byte[] configure(Moment now) {
        if (since(sent, now) < SETUP_AGAIN_NANOS) return NOTHING;
        if (tries++ < SETUP_TRIES) return every(SETUP_AGAIN_NANOS, now, setup());
        enter(Stage.STREAMING);
        return stream(now);
    }

    private static byte[] setup() {
        return CapnostreamFrames.setup(CapnostreamFrames.SETUP_COMM_INT, CapnostreamFrames.COMM_INT_HOST);
    }

    private byte[] stream(Moment now) {
        if (since(later(heard, sent), now) >= CONNECT_AGAIN_NANOS && sent != null) return reconnect(now);
        if (since(later(waved, sent), now) >= START_AGAIN_NANOS)
            return every(START_AGAIN_NANOS, now, CapnostreamFrames.frame(CapnostreamFrames.START_REAL_TIME));
        return since(later(linked, sent), now) < LINK_ACTIVE_NANOS ? NOTHING : keepAlive(now);
    }

    private byte[] reconnect(Moment now) {
        enter(Stage.CONNECTING);
        return due(now);
    }

    private byte[] keepAlive(Moment now) {
        linked = now;
        var active = CapnostreamFrames.frame(CapnostreamFrames.LINK_ACTIVE);
        var name = CapnostreamFrames.hostId(HOST);
        var both = java.util.Arrays.copyOf(active, active.length + name.length);
        System.arraycopy(name, 0, both, active.length, name.length);
        return both;
    }

    private static @Nullable Moment later(@Nullable Moment one, @Nullable Moment other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.nanosSince(other) > 0 ? one : other;
    }

    private static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }
}
