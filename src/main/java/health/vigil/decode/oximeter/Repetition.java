package health.vigil.decode.oximeter;

import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Numbers of devices that say them 60 times a second without a check: they count once three frames in a row agree in
/// all of them, which takes 50 ms, and are then told at each change and three times a second.
final class Repetition {
    private static final int AGREEING = 3;
    /// Frames between two tellings of the same: a third of a second.
    private static final int PAUSE = 20;

    /// One number of a frame.
    ///
    /// @param value null if there is none
    record Item(Vital vital, @Nullable Double value) {}

    /// All that a frame says besides its wave.
    record Numbers(Signal signal, List<Item> all) {}

    private final Digits digits;
    private @Nullable Numbers latest;
    private @Nullable Numbers told;
    private int agreeing;
    private int sinceTold;

    Repetition(Tally tally) {
        digits = new Digits(Reason.NOT_AVAILABLE, tally);
    }

    void accept(Numbers numbers, Moment at, Consumer<Reading> readings) {
        agreeing = numbers.equals(latest) ? Math.min(agreeing + 1, AGREEING) : 1;
        latest = numbers;
        sinceTold++;
        if (agreeing < AGREEING || numbers.equals(told) && sinceTold < PAUSE) return;
        told = numbers;
        sinceTold = 0;
        for (var one : numbers.all()) digits.tell(at, one.vital(), one.value(), numbers.signal(), readings);
    }

    /// Bytes were lost: what follows must agree anew.
    void broken() {
        latest = null;
    }

    void opened() {
        latest = null;
        told = null;
    }
}
