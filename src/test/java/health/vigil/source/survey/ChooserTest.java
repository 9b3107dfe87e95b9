package health.vigil.source.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is believed, by frames and by the share of bytes that belong to them.
class ChooserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nobody hears a frame                    | a 0 0.0, b 0 0.0      | false |
        enough frames, no byte over             | a 5 1.0, b 0 0.0      | true  | a
        too few frames yet                      | a 4 1.0, b 0 0.0      | false | a
        two answers to a question               | a 2 1.0 asked         | true  | a
        one answer                              | a 1 1.0 asked         | false | a
        a weak format finds frames in another's | a 90 1.0, b 200 0.6   | true  | a
        two that understand all                 | a 50 0.95, b 20 1.0   | false | b a
        a bad plug                              | a 50 0.7, b 9 0.2     | false | a
        frames in noise                         | a 300 0.3, b 40 0.15  | false |
        """)
    void heard_isJudged(String what, String heard, boolean clear, String candidates) {
        var matches = new ArrayList<Match>();
        for (var one : heard.split(", ")) matches.add(match(one.split(" ")));
        assertEquals(clear, Chooser.clear(matches), what);
        var names = Chooser.candidates(matches).stream().map(Match::driver).toList();
        assertEquals(candidates == null ? List.of() : List.of(candidates.split(" ")), names, what);
    }

    @Test
    void nobodyListens_nothingIsClear() {
        assertEquals(List.of(), Chooser.candidates(List.of()));
        assertEquals(false, Chooser.clear(List.of()));
    }

    private static Match match(String... words) {
        var share = Double.parseDouble(words[2]);
        return new Match(words[0], Line.of(9_600), Long.parseLong(words[1]), 1, share, words.length > 3);
    }
}
