package health.vigil.source;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Header;
import health.vigil.decode.hl7.MllpFrame;
import org.jspecify.annotations.Nullable;

/// One frame and its one answer, which may come later.
final class MllpExchange {
    private final MllpFrame frame;
    private final @Nullable Hl7Header header;
    private @Nullable Hl7Answer answer;
    private int waited;

    MllpExchange(MllpFrame frame) {
        this.frame = frame;
        this.header = Hl7Header.read(frame.bytes());
    }

    MllpFrame frame() {
        return frame;
    }

    /// Null if the frame does not begin as a message.
    @Nullable
    Hl7Header header() {
        return header;
    }

    @Nullable
    Hl7Answer answer() {
        return answer;
    }

    /// The first answer counts: a commit that comes after we said no does not unsay it.
    void answer(Hl7Answer first) {
        if (answer == null) answer = first;
    }

    /// Lets time pass; true once it has waited longer than so many ticks.
    boolean waitedLonger(int ticks) {
        return ++waited > ticks;
    }
}
