package health.vigil.source;

import health.vigil.decode.hl7.Hl7Header;
import health.vigil.decode.hl7.Hl7Lag;
import health.vigil.decode.hl7.Hl7Time;
import health.vigil.decode.hl7.Pcd01;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is remembered of every sender (MSH-3) to tell live messages from late ones (hazard H21).
final class MllpSenders {
    /// More senders than one listener has; the one not heard for longest is forgotten.
    private static final int MOST_SENDERS = 256;

    /// A stamp this far back is a clock that was set, not a message that was overtaken.
    private static final long OVERTAKEN_MILLIS = 30_000;

    private static final class Sender {
        final Hl7Lag lag = new Hl7Lag();
        final Map<BedId, Hl7Time> newest = new LinkedHashMap<>();
    }

    private final Map<String, Sender> senders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sender> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    /// How long a message was on its way, in milliseconds; 0 if its sender does not stamp.
    long lagMillis(Hl7Header header, Moment arrived) {
        var sent = Pcd01.sent(header);
        return sent == null ? 0 : sender(header).lag.of(sent.utcMillis(), arrived.wallMillis());
    }

    /// True if a newer message of the same sender for the same bed came before.
    boolean overtaken(Hl7Header header, BedId bed) {
        var sent = Pcd01.sent(header);
        if (sent == null) return false;
        var newest = sender(header).newest;
        var before = newest.get(bed);
        var behind = before == null ? 0 : before.millisSince(sent);
        if (behind > 0 && behind <= OVERTAKEN_MILLIS) return true;
        newest.put(bed, sent);
        return false;
    }

    private Sender sender(Hl7Header header) {
        return senders.computeIfAbsent(header.application(), ignored -> new Sender());
    }
}
