package health.vigil.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.Wave;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The breath detector against breaths that people labelled: the CapnoBase benchmark, 28 recordings of 8 minutes,
/// children and adults (Karlen et al. 2013). The recordings are not ours to ship: they stand beside the checkout of
/// whoever has them.
class CapnoBaseTest {
    private static final Path FOLDER = Path.of("..", "shared", "data", "signals", "capnobase");
    private static final int RECORDED_HERTZ = 100;
    private static final double MMHG_PER_KPA = 7.50062;
    /// A detection belongs to a label if it is this near, in seconds.
    private static final double NEAR = 1;
    /// The edges of a recording, where a label or a sample may be missing, in seconds.
    private static final double EDGE = 5;

    private static final double END = 480;
    private static final double WINDOW = RespirationRate.WINDOW_NANOS / 1e9;

    private record Result(List<Double> breaths, List<Measured> rates) {}

    @ParameterizedTest
    @ValueSource(ints = {100, 20})
    void labelledBreaths_areFound(int hertz) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not there");
        var hits = 0;
        var labels = 0;
        var found = 0;
        var errors = new ArrayList<Double>();
        for (var name : names()) {
            var reference = new ObjectMapper()
                    .readTree(FOLDER.resolve(name + "_ref.json").toFile());
            var labelled = inside(times(reference, "breath_start_insp_s"), reference);
            var result = detect(samples(name), hertz);
            var detected = inside(result.breaths, reference);
            hits += matched(labelled, detected);
            labels += labelled.size();
            found += detected.size();
            errors.addAll(errors(times(reference, "breath_start_insp_s"), result.rates));
        }
        var sensitivity = 100.0 * hits / labels;
        var predictive = 100.0 * hits / found;
        var mean = errors.stream().mapToDouble(e -> e).average().orElseThrow();
        var near = 100.0 * errors.stream().filter(e -> e <= 2).count() / errors.size();
        System.out.printf(
                "capnobase %d Hz: %d labels, Se %.1f %%, PPV %.1f %%, RR MAE %.2f /min, within 2: %.1f %%%n",
                hertz, labels, sensitivity, predictive, mean, near);
        assertTrue(sensitivity >= 98.5, "sensitivity " + sensitivity);
        assertTrue(predictive >= 97.5, "predictive value " + predictive);
        assertTrue(mean <= 0.3, "mean error of the rate " + mean);
    }

    private static List<String> names() throws Exception {
        try (var files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith("_ref.json"))
                    .map(f -> f.substring(0, 4))
                    .sorted()
                    .toList();
        }
    }

    private static List<Double> times(JsonNode reference, String field) {
        return StreamSupport.stream(reference.get(field).spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static List<Double> samples(String name) throws Exception {
        var file = FOLDER.resolve(name + "_100hz.csv.gz");
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return in.lines()
                    .skip(1)
                    .map(l -> Double.valueOf(l.substring(l.indexOf(',') + 1)))
                    .toList();
        }
    }

    private static Result detect(List<Double> kPa, int hertz) {
        var readings = new CapnogramReadings(true);
        var result = new Result(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < kPa.size(); i += RECORDED_HERTZ / hertz) {
            var sample = (short) Math.round(kPa.get(i) * MMHG_PER_KPA * 10);
            var at = new Moment(1, i * (Moment.NANOS_PER_SECOND / RECORDED_HERTZ), 0);
            for (var reading : readings.accept(new Waveform(at, Wave.CO2, hertz, new short[] {sample}))) {
                if (reading instanceof DeviceEvent) result.breaths.add(seconds(at));
                if (reading instanceof Measured rate) result.rates.add(rate);
            }
        }
        return result;
    }

    private static double seconds(Moment at) {
        return at.nanos() / 1e9;
    }

    /// Without edges and without what the labellers marked as artifact, as pairs of begin and end.
    private static List<Double> inside(List<Double> times, JsonNode reference) {
        var marks = reference.get("co2_artifact_s");
        return times.stream()
                .filter(t -> t > EDGE && t < END - EDGE)
                .filter(t -> StreamSupport.stream(marks.spliterator(), false).noneMatch(m -> within(m, t)))
                .toList();
    }

    private static boolean within(JsonNode mark, double time) {
        return mark.isArray()
                && mark.get(0).asDouble() <= time
                && time <= mark.get(1).asDouble();
    }

    private static int matched(List<Double> labels, List<Double> detected) {
        var left = new ArrayList<>(detected);
        var matched = 0;
        for (var label : labels) {
            var nearest = left.stream()
                    .filter(d -> Math.abs(d - label) <= NEAR)
                    .min((a, b) -> Double.compare(Math.abs(a - label), Math.abs(b - label)));
            if (nearest.isEmpty()) continue;
            left.remove(nearest.get());
            matched++;
        }
        return matched;
    }

    /// Every 3 s from the first whole window on: what was shown against the labels of the last 32 s.
    private static List<Double> errors(List<Double> labels, List<Measured> rates) {
        var errors = new ArrayList<Double>();
        for (double t = WINDOW; t <= END; t += 3) {
            var now = t;
            var shown = rates.stream().filter(r -> seconds(r.at()) <= now).reduce((a, b) -> b);
            var truth =
                    labels.stream().filter(l -> l <= now && l > now - WINDOW).toList();
            if (shown.isEmpty() || truth.size() < 3) continue;
            var interval = (truth.getLast() - truth.getFirst()) / (truth.size() - 1);
            errors.add(Math.abs(shown.get().value() - 60 / interval));
        }
        return errors;
    }
}
