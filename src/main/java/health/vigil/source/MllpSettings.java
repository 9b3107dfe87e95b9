package health.vigil.source;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Location;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.nio.charset.Charset;
import java.util.List;

/// An HL7 listener as configured.
///
/// @param host address to listen on; the loopback unless the hospital's network is meant
/// @param port TCP port, 2575 by registration, 0 for any free one
/// @param source how the beds know what comes from here
/// @param bindings whose data go to which bed; what fits none is kept, alarmed and shown at no bed
/// @param peers senders that need something other than what their messages ask for
/// @param periodMillis how often every sender is expected to report, the declared cadence
public record MllpSettings(
        String host,
        int port,
        SourceId source,
        List<Binding> bindings,
        List<Peer> peers,
        long periodMillis,
        Limits limits) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int USUAL_PORT = 2575;
    private static final int HIGHEST_PORT = 65_535;
    private static final long LONGEST_PERIOD_MILLIS = 3_600_000;

    /// What makes a message belong to a bed. Texts must be equal, letter by letter.
    public sealed interface Binding {
        BedId bed();

        /// @param place PV1-3 as the sender writes it; an empty part fits anything
        record Located(Hl7Location place, BedId bed) implements Binding {}

        /// @param id OBX-18 (identifier or universal id) or MSH-3 (name or universal id)
        record Device(String id, BedId bed) implements Binding {}
    }

    /// A sender, by the first component of its MSH-3.
    ///
    /// @param charset Java's name of what it writes in when its MSH-18 is empty
    public record Peer(String application, Hl7Answer.Form answers, String charset) {
        public static final String USUAL_CHARSET = "UTF-8";

        public Peer {
            if (!Charset.isSupported(charset))
                throw new IllegalArgumentException(
                        "charset '" + charset + "' of " + application + " is not known; UTF-8 or ISO-8859-1 are");
        }
    }

    /// How much of everything is let in.
    ///
    /// @param maxMessageBytes longest message; monitors send a few kilobytes, 2 MB take every report seen
    /// @param maxConnections connections at a time
    /// @param maxUnanswered messages of one connection that wait for their answer before it is read on
    /// @param frameTimeoutMillis how long a message may take from its first to its last byte
    /// @param answerTimeoutMillis after this an answer that cannot be vouched for is given in the negative
    /// @param idleSeconds a connection with nothing on it for so long is closed; dead peers are found by it
    public record Limits(
            int maxMessageBytes,
            int maxConnections,
            int maxUnanswered,
            long frameTimeoutMillis,
            long answerTimeoutMillis,
            int idleSeconds) {
        public static final Limits USUAL = new Limits(2_097_152, 64, 128, 10_000, 10_000, 900);

        public Limits {
            within("maxMessageBytes", maxMessageBytes, MllpFramer.HEAD_BYTES, 16_777_216);
            within("maxConnections", maxConnections, 1, 4_096);
            within("maxUnanswered", maxUnanswered, 1, 10_000);
            within("frameTimeoutMillis", frameTimeoutMillis, 100, 600_000);
            within("answerTimeoutMillis", answerTimeoutMillis, 100, 600_000);
            within("idleSeconds", idleSeconds, 1, 86_400);
        }
    }

    public MllpSettings {
        bindings = List.copyOf(bindings);
        peers = List.copyOf(peers);
        if (host.isBlank()) throw new IllegalArgumentException("host must be an address, such as " + LOOPBACK);
        within("port", port, 0, HIGHEST_PORT);
        within("periodMillis", periodMillis, 1, LONGEST_PERIOD_MILLIS);
        for (var i = 0; i < bindings.size(); i++) {
            checkOne(bindings.get(i));
            for (var j = 0; j < i; j++) checkPair(bindings.get(j), bindings.get(i));
        }
    }

    /// A listener on the loopback at the usual port.
    public static MllpSettings of(SourceId source, List<Binding> bindings, long periodMillis) {
        return new MllpSettings(LOOPBACK, USUAL_PORT, source, bindings, List.of(), periodMillis, Limits.USUAL);
    }

    private static void checkOne(Binding binding) {
        var empty = switch (binding) {
            case Binding.Located located -> located.place().equals(Hl7Location.NOWHERE);
            case Binding.Device device -> device.id().isBlank();
        };
        if (empty)
            throw new IllegalArgumentException("a binding of bed " + binding.bed()
                    + " fits every message; give point of care, room or bed, or a device id");
    }

    private static void checkPair(Binding one, Binding other) {
        if (one.bed().equals(other.bed())) return;
        var clash = switch (one) {
            case Binding.Located a ->
                other instanceof Binding.Located b && a.place().overlaps(b.place());
            case Binding.Device a -> other instanceof Binding.Device b && a.id().equals(b.id());
        };
        if (clash)
            throw new IllegalArgumentException("one message could belong to bed " + one.bed() + " and bed "
                    + other.bed() + "; make their bindings differ");
    }

    private static void within(String what, long value, long low, long high) {
        if (value < low || value > high)
            throw new IllegalArgumentException(what + " " + value + " is outside " + low + " to " + high);
    }
}
