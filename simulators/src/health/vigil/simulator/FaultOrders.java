package health.vigil.simulator;

import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Faults ordered while the simulators run, a line each: `clip pulled 10`, `Sim-2 capnograph zeroing`. What a story can
/// order with `disturb` can be ordered here, now.
final class FaultOrders {
    private static final double USUAL_SECONDS = 10;
    private static final double LONGEST_SECONDS = 3600; // as a story has it
    private static final String FORM = "[BED] DEVICE FAULT [SECONDS], or help";

    private final List<SimulatedBed> beds;
    private final StoryRunner runner;

    FaultOrders(List<SimulatedBed> beds, StoryRunner runner) {
        this.beds = List.copyOf(beds);
        this.runner = runner;
    }

    /// Listens on a thread of its own until the input ends, and answers each line with what becomes of it.
    void listen(InputStream input, PrintWriter out) {
        Thread.ofPlatform().name("orders").daemon().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) say(obey(line), out);
            } catch (IOException gone) {
                say("no more orders: " + gone.getMessage(), out);
            }
        });
    }

    private static void say(String words, PrintWriter out) {
        words.lines().forEach(line -> out.println("# " + line));
        out.flush();
    }

    /// What becomes of an order, in words; a mistake with what would be right.
    String obey(String line) {
        var words = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
        if (words.getFirst().equals("help")) return help();
        var bed = bed(words.getFirst());
        if (bed.isPresent()) words.removeFirst();
        if (words.size() < 2 || words.size() > 3) return "'" + line.strip() + "': an order is " + FORM;
        var seconds = seconds(words.size() == 3 ? words.get(2) : "");
        if (seconds.isEmpty())
            return "'" + words.get(2) + "' is no number of seconds from 0 to " + (int) LONGEST_SECONDS;
        return order(bed.orElse(beds.getFirst()), words.get(0), words.get(1), seconds.get());
    }

    private Optional<SimulatedBed> bed(String name) {
        return beds.stream().filter(bed -> bed.bed().equalsIgnoreCase(name)).findFirst();
    }

    private static Optional<Double> seconds(String text) {
        if (text.isEmpty()) return Optional.of(USUAL_SECONDS);
        try {
            var seconds = Double.parseDouble(text);
            return seconds >= 0 && seconds <= LONGEST_SECONDS ? Optional.of(seconds) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private String order(SimulatedBed bed, String device, String name, double seconds) {
        var wire = bed.player().bedside().wire(device);
        if (wire.isEmpty()) return "'" + device + "' is no device of " + bed.bed() + ": " + devices(bed);
        var fault = faults(wire.get()).stream()
                .filter(each -> each.words().equals(name))
                .findFirst();
        if (fault.isEmpty()) return "'" + name + "' cannot happen to " + device + ": " + words(wire.get());
        var taken = runner.later(() -> bed.player().disturb(device, fault.get(), seconds));
        if (!taken) return "too many orders at once; once more, please";
        return bed.bed() + " " + device + " " + name + (fault.get() == Fault.NONE ? "" : " for " + seconds + " s");
    }

    private static String devices(SimulatedBed bed) {
        return bed.player().bedside().wires().stream().map(Wire::name).collect(Collectors.joining(", "));
    }

    private static List<Fault> faults(Wire wire) {
        return Arrays.stream(Fault.values()).filter(wire::suffers).toList();
    }

    private static String words(Wire wire) {
        return faults(wire).stream().map(Fault::words).collect(Collectors.joining(", "));
    }

    private String help() {
        var help = new StringBuilder(FORM).append('\n');
        for (var bed : beds)
            for (var wire : bed.player().bedside().wires())
                help.append(bed.bed())
                        .append(' ')
                        .append(wire.name())
                        .append(": ")
                        .append(words(wire))
                        .append('\n');
        return help.toString();
    }
}
