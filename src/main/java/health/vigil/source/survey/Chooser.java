package health.vigil.source.survey;

import java.util.Comparator;
import java.util.List;

/// Which driver it is. Formats without a check find frames in anything, noise included; what tells them from the right
/// one is how many bytes they must throw away.
final class Chooser {
    /// The share of bytes that the right driver throws away on a good line is nil; some are lost at a bad plug.
    private static final double UNDERSTOOD = 0.9;
    /// Noise gives a format that knows its frames by one bit a third of the bytes at most: 1/8 of the places begin
    /// three bytes that fit.
    private static final double POSSIBLE = 0.5;
    /// As the Nonin driver wants before it believes (Nonin 6470-000-01).
    private static final int CLEAR_FRAMES = 5;
    /// A checked answer to a question of its own protocol, twice, is no chance.
    private static final int CLEAR_ANSWERS = 2;

    private static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::share)
            .thenComparingLong(Match::frames)
            .reversed();

    private Chooser() {}

    /// True if it is settled who that is: enough frames, hardly a byte over, and nobody else can say so.
    static boolean clear(List<Match> matches) {
        var understood = matches.stream().filter(Chooser::understood).toList();
        return understood.size() == 1 && enough(understood.getFirst());
    }

    private static boolean understood(Match match) {
        return match.frames() > 0 && match.share() >= UNDERSTOOD;
    }

    private static boolean enough(Match match) {
        return match.frames() >= (match.asked() ? CLEAR_ANSWERS : CLEAR_FRAMES);
    }

    /// Those that may be it, best first: the one, or the several, that understand nearly everything; else those that
    /// understand half.
    static List<Match> candidates(List<Match> matches) {
        var understood =
                matches.stream().filter(Chooser::understood).sorted(BEST_FIRST).toList();
        if (!understood.isEmpty()) return understood;
        return matches.stream()
                .filter(match -> match.frames() > 0 && match.share() >= POSSIBLE)
                .sorted(BEST_FIRST)
                .toList();
    }
}
