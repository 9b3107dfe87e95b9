package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The alarm sounds, measured in the samples the page makes (requirements R25 and R26, IEC 60601-1-8 Tables 3 and 4).
class TonesIT {
    private static Clinic clinic;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
        clinic = new Clinic("Bed 1");
        browser.open(clinic.url("/css/base.css"));
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) browser.close();
        if (clinic != null) clinic.close();
    }

    /// Finds the pulses by their envelope: from where it first reaches 90 % of the burst's peak to where it last does.
    @SuppressWarnings("unchecked")
    private static List<Map<String, Double>> pulses(String priority, String category) {
        return (List<Map<String, Double>>) browser.script("""
            const {samples} = await import('/js/tones.js');
            const rate = 44100, data = samples('%s', '%s', rate), hop = 22, half = 110;
            const env = [];
            for (let i = 0; i < data.length; i += hop) {
                let peak = 0;
                for (let k = Math.max(0, i - half); k < Math.min(data.length, i + half); k++)
                    peak = Math.max(peak, Math.abs(data[k]));
                env.push(peak);
            }
            const pulses = [];
            let on = null;
            env.forEach((e, i) => {
                if (e > 0.02 && on === null) on = i;
                if (e <= 0.02 && on !== null) { pulses.push([on, i]); on = null; }
            });
            if (on !== null) pulses.push([on, env.length - 1]);
            return pulses.map(([a, b]) => {
                const part = env.slice(a, b), peak = Math.max(...part);
                const first = part.findIndex(e => e >= 0.9 * peak);
                const last = part.length - 1 - [...part].reverse().findIndex(e => e >= 0.9 * peak);
                const tenth = part.findIndex(e => e >= 0.1 * peak);
                const s = i => (a + i) * hop / rate;
                return {start: s(first), end: s(last), rise: s(first) - s(tenth), peak};
            });\
            """.formatted(priority, category));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({
        // pulses, shortest and longest pulse, in seconds
        "HIGH,   10, 0.075, 0.200",
        "MEDIUM,  3, 0.125, 0.250",
        "LOW,     2, 0.125, 0.250",
    })
    void burst_hasItsPulses(String priority, int count, double shortest, double longest) {
        var pulses = pulses(priority, "OXYGENATION");
        assertEquals(count, pulses.size());
        for (var pulse : pulses) {
            var length = number(pulse.get("end")) - number(pulse.get("start"));
            assertTrue(length >= shortest && length <= longest, priority + " pulse of " + length + " s");
            var rise = number(pulse.get("rise")) / length;
            assertTrue(rise >= 0.08 && rise <= 0.22, priority + " rises in " + rise + " of its length");
        }
    }

    @Test
    void highBurst_hasItsRhythm() {
        var p = pulses("HIGH", "GENERAL");
        var gaps = new double[p.size() - 1];
        for (int i = 0; i < gaps.length; i++)
            gaps[i] = number(p.get(i + 1).get("start")) - number(p.get(i).get("end"));
        var td = number(p.getFirst().get("end")) - number(p.getFirst().get("start"));
        for (int i : new int[] {0, 1, 3, 5, 6, 8}) assertTrue(gaps[i] >= 0.045 && gaps[i] <= 0.13, i + ": " + gaps[i]);
        for (int i : new int[] {2, 7}) assertEquals(2 * gaps[0] + td, gaps[i], 0.03);
        assertTrue(gaps[4] >= 0.35 && gaps[4] <= 1.3, "groups " + gaps[4] + " s apart");
    }

    @Test
    void mediumBurst_hasItsRhythm() {
        var p = pulses("MEDIUM", "VENTILATION");
        for (int i = 0; i < 2; i++) {
            var gap = number(p.get(i + 1).get("start")) - number(p.get(i).get("end"));
            assertTrue(gap >= 0.12 && gap <= 0.255, "gap " + gap);
        }
    }

    @Test
    void restBetweenBursts_isWithinTheTable() {
        @SuppressWarnings("unchecked")
        var rest = (Map<String, Object>) browser.script("""
            const {TIMING} = await import('/js/tones.js');
            return {high: TIMING.HIGH.rest, medium: TIMING.MEDIUM.rest, low: TIMING.LOW.rest};\
            """);
        assertTrue(number(rest.get("high")) >= 2.5 && number(rest.get("high")) <= 15);
        assertTrue(number(rest.get("medium")) >= 2.5 && number(rest.get("medium")) <= 30);
        assertTrue(number(rest.get("low")) > 15);
    }

    private static final List<String> CATEGORIES =
            List.of("GENERAL", "CARDIOVASCULAR", "VENTILATION", "OXYGENATION", "TEMPERATURE", "EQUIPMENT");

    private static Stream<Arguments> sounds() {
        return Stream.of("HIGH", "MEDIUM", "LOW")
                .flatMap(priority -> CATEGORIES.stream().map(category -> Arguments.of(priority, category)));
    }

    /// Table 4: pulses of one burst differ by 10 dB at most, and in spacing by 5 %.
    @ParameterizedTest
    @MethodSource("sounds")
    void pulsesOfABurst_areEquallyLoudAndEvenlySpaced(String priority, String category) {
        var p = pulses(priority, category);
        var peaks = p.stream().mapToDouble(pulse -> number(pulse.get("peak"))).summaryStatistics();
        var decibels = 20 * Math.log10(peaks.getMax() / peaks.getMin());
        assertTrue(decibels <= 10, decibels + " dB");
        var spacing = new java.util.ArrayList<Double>();
        for (int i : priority.equals("HIGH") ? new int[] {0, 1, 3, 5, 6, 8} : new int[] {0, p.size() - 2})
            spacing.add(number(p.get(i + 1).get("start")) - number(p.get(i).get("start")));
        var mean = spacing.stream().mapToDouble(d -> d).average().orElseThrow();
        for (var each : spacing) assertEquals(mean, each, 0.05 * mean, spacing.toString());
    }

    /// Table 4: a medium burst is slower than a high one; the graver, the louder.
    @Test
    void graver_isFasterAndLouder() {
        var high = pulses("HIGH", "GENERAL");
        var medium = pulses("MEDIUM", "GENERAL");
        assertTrue(number(medium.get(1).get("start")) - number(medium.get(0).get("start"))
                >= number(high.get(1).get("start")) - number(high.get(0).get("start")));
        double before = 0;
        for (var priority : List.of("LOW", "MEDIUM", "HIGH")) {
            var loudness = number(browser.script("""
                const {samples} = await import('/js/tones.js');
                const data = samples('%s', 'GENERAL', 16000).filter(v => Math.abs(v) > 0.02);
                return Math.sqrt(data.reduce((sum, v) => sum + v * v, 0) / data.length);\
                """.formatted(priority)));
            assertTrue(loudness > before, priority + " " + loudness);
            before = loudness;
        }
    }

    /// As played: the page's own scheduler on a clock that runs a thousand times as fast. From the end of one burst to
    /// the beginning of the next, in seconds.
    @ParameterizedTest
    @CsvSource({"HIGH, 2.5, 15", "MEDIUM, 2.5, 30", "LOW, 15, 60"})
    void burstsFollowEachOther_asTheTableSays(String priority, double least, double most) {
        var rest = number(browser.script("""
            const {Sound} = await import('/js/sound.js');
            const {lengthOf} = await import('/js/tones.js');
            const sound = new Sound(() => {});
            const began = [];
            let now = 0;
            sound.state = () => 'on';
            sound.context = {get currentTime() { return now; }};
            sound.play = () => began.push(now);
            sound.want({id: 'x', priority: '%1$s', category: 'OXYGENATION'});
            for (; began.length < 3; now += 0.1) sound.look();
            sound.want(null);
            return began[2] - began[1] - lengthOf('%1$s', 'OXYGENATION');\
            """.formatted(priority)));
        assertTrue(rest >= least && rest <= most, priority + " rests " + rest + " s");
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void everyPulse_hasEnoughPartials(String priority, String category) {
        var result = browser.script("""
            const {samples, burst, TIMING} = await import('/js/tones.js');
            const rate = 16000, data = samples('%s', '%s', rate), wrong = [];
            for (const pulse of burst('%s', '%s')) {
                const from = Math.floor((pulse.at + 0.02) * rate), n = Math.floor(0.1 * rate);
                const level = hz => {
                    let re = 0, im = 0;
                    for (let i = 0; i < n; i++) {
                        const w = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n), a = 2 * Math.PI * hz * i / rate;
                        re += w * data[from + i] * Math.cos(a);
                        im += w * data[from + i] * Math.sin(a);
                    }
                    return 20 * Math.log10(Math.hypot(re, im) / n + 1e-9);
                };
                const all = [1, 2, 3, 4, 5, 6].map(k => [pulse.hz * k, level(pulse.hz * k)]);
                const top = Math.max(...all.map(x => x[1]));
                const good = all.filter(([hz, db]) => hz >= 300 && hz <= 4000 && db >= top - 15);
                if (good.length < 4 || pulse.hz < 150 || pulse.hz > 1000) wrong.push([pulse.hz, good.length]);
            }
            return JSON.stringify(wrong);\
            """.formatted(priority, category, priority, category));
        assertEquals("[]", result);
    }

    @Test
    void samples_neverClip() {
        for (var priority : List.of("HIGH", "MEDIUM", "LOW"))
            for (var pulse : pulses(priority, "VENTILATION"))
                assertTrue(number(pulse.get("peak")) <= 1, priority + " peaks at " + pulse.get("peak"));
    }
}
