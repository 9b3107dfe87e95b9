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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /// @param delays from label to detection, of every label found
    /// @param labels how many there are
    /// @param wrong detections without a label
    /// @param errors of the rate shown, breaths a minute
    private record Score(List<Double> delays, int labels, int wrong, List<Double> errors) {
        static Score of(List<Score> all) {
            return new Score(
                    all.stream().flatMap(s -> s.delays.stream()).toList(),
                    all.stream().mapToInt(Score::labels).sum(),
                    all.stream().mapToInt(Score::wrong).sum(),
                    all.stream().flatMap(s -> s.errors.stream()).toList());
        }

        double sensitivity() {
            return 100.0 * delays.size() / labels;
        }

        double predictive() {
            return 100.0 * delays.size() / (delays.size() + wrong);
        }

        double error() {
            return errors.stream().mapToDouble(e -> e).average().orElseThrow();
        }

        double delay(double part) {
            var sorted = delays.stream().sorted().toList();
            return sorted.get((int) Math.round(part * (sorted.size() - 1)));
        }

        void print(String name) {
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %4d labels, %2d missed, %2d wrong: Se %5.1f %%, PPV %5.1f %%; RR off by %.2f /min;"
                            + " told %.2f s after the label (median; 95 %% within %.2f s)%n",
                    name,
                    labels,
                    labels - delays.size(),
                    wrong,
                    sensitivity(),
                    predictive(),
                    error(),
                    delay(0.5),
                    delay(0.95));
        }
    }

    /// The figures to beat are those of signals.md section 3: 98.7 %, 97.7 %, 0.30 a minute.
    @ParameterizedTest
    @ValueSource(ints = {100, 20})
    void labelledBreaths_areFound(int hertz) throws Exception {
        if (!Files.isDirectory(FOLDER)) System.out.println(FOLDER + " is not there: nothing is measured");
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not there");
        System.out.printf("CapnoBase at %d Hz, a detection within %.0f s of a label belongs to it%n", hertz, NEAR);
        var scores = new ArrayList<Score>();
        for (var name : names()) {
            scores.add(score(name, hertz));
            scores.getLast().print(name);
        }
        var all = Score.of(scores);
        all.print("all");
        assertTrue(all.sensitivity() >= 98.8, "sensitivity " + all.sensitivity());
        assertTrue(all.predictive() >= 98.0, "predictive value " + all.predictive());
        assertTrue(all.error() <= 0.2, "mean error of the rate " + all.error());
        assertTrue(all.delay(0.95) <= 0.7, "delay " + all.delay(0.95));
    }

    /// A label at the edge may have its detection beyond, and the other way round: all are matched, those inside count.
    private static Score score(String name, int hertz) throws Exception {
        var reference =
                new ObjectMapper().readTree(FOLDER.resolve(name + "_ref.json").toFile());
        var labels = times(reference, "breath_start_insp_s");
        var result = detect(samples(name), hertz);
        var left = new ArrayList<>(result.breaths);
        var delays = matched(inside(labels, reference), labels, left);
        return new Score(
                delays,
                inside(labels, reference).size(),
                inside(left, reference).size(),
                errors(labels, result.rates));
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
                .filter(t -> t > 0) // 0 stands for none
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

    /// Takes the detections that belong to a label out of the list.
    ///
    /// @return how long after each counted label it was found
    private static List<Double> matched(List<Double> counted, List<Double> labels, List<Double> detected) {
        var delays = new ArrayList<Double>();
        for (var label : labels) {
            var nearest = detected.stream()
                    .filter(d -> Math.abs(d - label) <= NEAR)
                    .min(Comparator.comparingDouble(d -> Math.abs(d - label)));
            if (nearest.isEmpty()) continue;
            detected.remove(nearest.get());
            if (counted.contains(label)) delays.add(nearest.get() - label);
        }
        return delays;
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
