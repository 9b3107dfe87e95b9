package health.vigil.source.survey;

import health.vigil.decode.Line;
import health.vigil.decode.device.Drivers;
import health.vigil.source.port.Port;
import health.vigil.source.port.PortException;
import health.vigil.vital.Clock;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Listens at one port after the other setting of the line, as all drivers of that setting at once, until one of them
/// is sure. Nothing is sent before all of that was in vain, and then only if it is allowed: to some devices any byte
/// is a command (serial-protocols.md rule 9).
public final class Survey {
    /// At each setting, as rule 9 says; the slowest device speaks every 2 s.
    public static final long LISTEN_NANOS = 2_500 * Moment.NANOS_PER_MILLI;
    /// An answer comes at once: the slowest question is repeated after 1.5 s (Capnostream, serial-protocols.md 4.1).
    public static final long ANSWER_NANOS = 1_500 * Moment.NANOS_PER_MILLI;
    /// From one driver's question to the next one's at the same setting: a device is not spoken to while it answers a
    /// question of its own, which takes 25 ms (SunTech) to some hundred.
    public static final long TURN_NANOS = 500 * Moment.NANOS_PER_MILLI;
    /// Whoever said one whole frame in that time is heard out for so long more.
    private static final long TRAIL_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private static final int BUFFER_BYTES = 1_024;
    private static final int SAMPLE_BYTES = 16;

    /// Opens the port with these settings.
    @FunctionalInterface
    public interface Opening {
        Port open(Line line) throws PortException;
    }

    private final Map<Line, List<String>> drivers;
    private final boolean asking;
    private final Clock clock;

    /// @param names of the drivers that are tried
    /// @param asking whether silent devices may be sent what makes them speak
    public Survey(List<String> names, boolean asking, Clock clock) {
        this.drivers = byLine(names);
        this.asking = asking;
        this.clock = clock;
    }

    /// The setting that most drivers share comes first: it is most likely the right one.
    private static Map<Line, List<String>> byLine(List<String> names) {
        var all = new LinkedHashMap<Line, List<String>>();
        for (var name : names)
            all.computeIfAbsent(Drivers.named(name, false).line(), line -> new ArrayList<>())
                    .add(name);
        var sorted = new LinkedHashMap<Line, List<String>>();
        all.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /// The settings in the order in which they are tried.
    public List<Line> lines() {
        return List.copyOf(drivers.keySet());
    }

    /// What would be sent first to a silent device, by driver; drivers that only listen are not in it.
    public Map<String, byte[]> questions() {
        var all = new LinkedHashMap<String, byte[]>();
        for (var names : drivers.values())
            for (var name : names) {
                var question = ear(name).says(clock.now());
                if (question.length > 0) all.put(name, question);
            }
        return all;
    }

    /// How long a silent port takes.
    public long silentNanos() {
        var asked = asking ? askers() : Map.<Line, List<String>>of();
        var later = asked.values().stream().mapToInt(names -> names.size() - 1).sum();
        return LISTEN_NANOS * drivers.size() + ANSWER_NANOS * asked.size() + TURN_NANOS * later;
    }

    /// Listens until it is clear who speaks, or to the end.
    public Finding at(Opening port) {
        var trail = new Trail();
        try {
            for (var each : drivers.entrySet()) {
                var found = hear(port, each.getKey(), ears(each.getValue()), false, trail);
                if (!found.isEmpty()) return known(found);
            }
            if (trail.bytes > 0) return trail.unknown();
            return asking ? ask(port, trail) : new Finding.Silent();
        } catch (PortException unusable) {
            return new Finding.Unusable(unusable.detail());
        }
    }

    /// One driver after the other, so that no device hears two protocols mixed; those of one setting listen together.
    private Finding ask(Opening port, Trail trail) throws PortException {
        for (var each : askers().entrySet()) {
            var found = hear(port, each.getKey(), ears(each.getValue()), true, trail);
            if (!found.isEmpty()) return known(found);
        }
        return trail.bytes > 0 ? trail.unknown() : new Finding.Silent();
    }

    /// Those that have something to ask, by setting.
    private Map<Line, List<String>> askers() {
        return byLine(List.copyOf(questions().keySet()));
    }

    private List<Ear> ears(List<String> names) {
        return names.stream().map(this::ear).toList();
    }

    private static Finding known(List<Match> found) {
        return new Finding.Known(found, Chooser.clear(found));
    }

    private Ear ear(String name) {
        return new Ear(Drivers.named(name, false), clock.now());
    }

    private List<Match> hear(Opening opening, Line line, List<Ear> ears, boolean aloud, Trail trail)
            throws PortException {
        try (var port = opening.open(line)) {
            var begun = clock.now();
            var matches = matches(ears, aloud);
            while (!Chooser.clear(matches) && clock.now().nanosSince(begun) < patience(matches, aloud)) {
                listen(port, line, ears, trail);
                if (aloud) speak(port, speaker(ears, begun));
                matches = matches(ears, aloud);
            }
            return Chooser.candidates(matches);
        }
    }

    private static long patience(List<Match> matches, boolean asked) {
        return (asked ? ANSWER_NANOS + TURN_NANOS * (matches.size() - 1) : LISTEN_NANOS)
                + (Chooser.candidates(matches).isEmpty() ? 0 : TRAIL_NANOS);
    }

    private void listen(Port port, Line line, List<Ear> ears, Trail trail) throws PortException {
        var buffer = new byte[BUFFER_BYTES];
        var got = port.read(buffer);
        if (got == 0) return;
        trail.add(line, buffer, got);
        for (var ear : ears) ear.hear(buffer, got, clock.now());
    }

    private void speak(Port port, Ear speaker) throws PortException {
        var words = speaker.says(clock.now());
        if (words.length > 0) port.write(words);
    }

    /// Whoever was answered goes on alone; until then each has its turn.
    private Ear speaker(List<Ear> ears, Moment begun) {
        for (var ear : ears) if (ear.understands()) return ear;
        var turn = clock.now().nanosSince(begun) / TURN_NANOS;
        return ears.get((int) Math.min(turn, ears.size() - 1));
    }

    private static List<Match> matches(List<Ear> ears, boolean asked) {
        return ears.stream().map(ear -> ear.match(asked)).toList();
    }

    /// What was said that nobody may have understood.
    private static final class Trail {
        private Line line = Line.of(9600);
        private byte[] sample = {};
        private long bytes;

        void add(Line at, byte[] from, int length) {
            if (bytes == 0) {
                line = at;
                sample = Arrays.copyOf(from, Math.min(length, SAMPLE_BYTES));
            }
            bytes += length;
        }

        Finding unknown() {
            return new Finding.Unknown(line, bytes, sample);
        }
    }
}
