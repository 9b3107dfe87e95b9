package health.vigil.source.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Line;
import health.vigil.decode.device.Drivers;
import health.vigil.source.port.ScriptedPort;
import health.vigil.vital.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Simulated devices on lines that garble at wrong settings, in the tests' own time.
class SurveyTest {
    private static final Line SLOW = Line.of(9_600);
    private static final Line FAST = Line.of(115_200);

    @Test
    void clipThatSpeaksByItself_isRecognisedAtOnce_andNothingIsSent() throws Exception {
        var line = new BedsideLine("clip", SLOW, 1);
        var known = assertInstanceOf(Finding.Known.class, survey(false, line).at(line::open));
        assertTrue(known.clear());
        assertEquals("nonin-df7", known.matches().getFirst().driver());
        assertEquals(SLOW, known.matches().getFirst().line());
        assertTrue(line.now().nanos() <= Moment.NANOS_PER_SECOND, "took until " + line.now());
        assertEquals(0, line.written.size());
    }

    @ParameterizedTest
    @CsvSource({"cuff, 9600, suntech", "capnograph, 115200, capnostream", "capnograph, 9600, capnostream-9600"})
    void deviceThatWaitsToBeAsked_isSilentWithoutAsking_andRecognisedWithIt(String device, int baud, String driver)
            throws Exception {
        var line = new BedsideLine(device, Line.of(baud), 1);
        var passive = survey(false, line);
        assertInstanceOf(Finding.Silent.class, passive.at(line::open));
        assertEquals(passive.silentNanos(), line.now().nanos(), "as long as it said");
        assertEquals(0, line.written.size());

        var known = assertInstanceOf(Finding.Known.class, survey(true, line).at(line::open));
        assertEquals(driver, known.matches().getFirst().driver());
        assertTrue(known.clear() && known.matches().getFirst().asked(), known.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void clipAtASettingNobodyKnows_isNoiseAndNoDevice(long seed) throws Exception {
        var line = new BedsideLine("clip", Line.of(2_400), seed);
        var unknown = assertInstanceOf(Finding.Unknown.class, survey(true, line).at(line::open));
        assertTrue(unknown.bytes() > 500, unknown.toString());
        assertEquals(0, line.written.size(), "what speaks is not asked");
    }

    /// A second and a half for each setting, half a second for each further driver of it: not as much for each driver.
    @Test
    void silentPort_isAskedByAllDriversInLittleMoreThanItTakesToListen() throws Exception {
        var line = new BedsideLine("cuff", Line.of(2_400), 1);
        var quiet = survey(false, line);
        var asking = survey(true, line);
        assertInstanceOf(Finding.Silent.class, asking.at(line::open));
        assertEquals(asking.silentNanos(), line.now().nanos(), "as long as it said");
        var asked = asking.silentNanos() - quiet.silentNanos();
        assertTrue(asked < 12 * Moment.NANOS_PER_SECOND, "asked for " + asked);
        var questions = asking.questions().size();
        assertTrue(asked < questions * Survey.ANSWER_NANOS * 2 / 3, questions + " questions");
    }

    @Test
    void onlySomeDrivers_onlyTheirSettingsAreTried() throws Exception {
        var line = new BedsideLine("cuff", SLOW, 1);
        var survey = new Survey(List.of("suntech"), true, line::now);
        assertEquals(List.of(SLOW), survey.lines());
        assertEquals(Survey.LISTEN_NANOS + Survey.ANSWER_NANOS, survey.silentNanos());
        assertEquals(List.of("suntech"), List.copyOf(survey.questions().keySet()));
        var known = assertInstanceOf(Finding.Known.class, survey.at(line::open));
        assertTrue(known.clear());
    }

    @Test
    void settingSharedByMostDrivers_comesFirst() throws Exception {
        var lines = survey(false, new BedsideLine("clip", SLOW, 1)).lines();
        assertEquals(SLOW, lines.getFirst());
        assertTrue(lines.contains(FAST));
    }

    @Test
    void portThatGoesAway_isUnusableWithTheReason() throws Exception {
        var line = new BedsideLine("clip", SLOW, 1);
        var unusable =
                assertInstanceOf(Finding.Unusable.class, survey(false, line).at(ignored -> new ScriptedPort()));
        assertTrue(unusable.why().contains("unplugged or switched off (error 5)"), unusable.why());
    }

    private static Survey survey(boolean asking, BedsideLine line) {
        return new Survey(Drivers.NAMES, asking, line::now);
    }
}
