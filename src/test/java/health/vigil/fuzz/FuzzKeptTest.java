package health.vigil.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Drivers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the fuzzer found once is never found again: its kept inputs, without the fuzzer. The search itself is
/// `mvn -q -Pfuzz test-compile exec:exec`.
class FuzzKeptTest {
    static List<String> decoders() {
        return Trial.names();
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void seedAndEveryKeptInput_breakNothing(String decoder) throws Exception {
        var trial = Trial.of(decoder);
        trial.run(trial.seed());
        trial.run(new byte[0]);
        for (var kept : Kept.of(decoder)) run(trial, kept);
    }

    private static void run(Trial trial, Kept kept) throws Exception {
        try {
            trial.run(kept.input());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("line " + kept.line() + ", " + kept.why() + ": " + e.getMessage(), e);
        }
    }

    @Test
    void everyDriver_isFuzzed() {
        assertTrue(Trial.names().containsAll(Drivers.NAMES));
    }
}
