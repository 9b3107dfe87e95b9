package health.vigil.decode.oximeter;

import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What a Contec V7 device must be told so that it talks: stop storage, start the live stream, and every 5 s that we
/// are still there (Contec V7.0). Listens first, and starts anew when nothing comes.
final class ContecSession {
    private static final long LISTEN_NANOS = Moment.NANOS_PER_SECOND / 2;
    /// The document allows an answer 1 s.
    private static final long START_AGAIN_NANOS = 2 * Moment.NANOS_PER_SECOND;

    private static final long CONNECTED_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable Moment quietSince;
    private long patience = LISTEN_NANOS;
    private @Nullable Moment said;

    void opened(Moment now) {
        waiting.clear();
        quietSince = now;
        patience = LISTEN_NANOS;
        said = now;
    }

    void heard(Moment at) {
        quietSince = at;
        patience = START_AGAIN_NANOS;
    }

    byte[] due(Moment now) {
        if (quietSince == null || now.nanosSince(quietSince) >= patience) start(now);
        if (waiting.isEmpty() && (said == null || now.nanosSince(said) >= CONNECTED_NANOS)) {
            said = now;
            waiting.add(ContecFrames.connected());
        }
        var next = waiting.poll();
        return next == null ? new byte[0] : next;
    }

    private void start(Moment now) {
        quietSince = now;
        patience = START_AGAIN_NANOS;
        waiting.clear();
        waiting.add(ContecFrames.stopStorage());
        waiting.add(ContecFrames.startLive());
    }
}
