package health.vigil.display;

import static health.vigil.display.ScreenWatch.SCREEN;
import static health.vigil.display.ScreenWatch.SOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScreenWatchTest {
    private final ScreenWatch watch = new ScreenWatch();

    /// News of one part, `-` if there is none, `ok` if it is well again.
    private String news(String what, long now) {
        return watch.check(now).stream()
                .filter(r -> r.what().equals(what))
                .map(r -> r.trouble().isEmpty() ? "ok" : r.trouble())
                .findFirst()
                .orElse("-");
    }

    private void openWithSound(String screen, long now) {
        watch.opened(screen, screen, now);
        watch.sound(screen, true, now);
    }

    @Test
    void noScreenEver_isNoFault() {
        assertTrue(watch.check(1_000_000).isEmpty());
    }

    @Test
    void screenThatAnswers_isWell() {
        openWithSound("a", 0);
        assertEquals("ok", news(SCREEN, 0));
        watch.heard("a", 3_900);
        assertEquals("-", news(SCREEN, 7_000));
    }

    @Test
    void silentScreen_isReportedOnceAndClearedByItsAnswer() {
        openWithSound("a", 0);
        news(SCREEN, 0);
        assertEquals("-", news(SCREEN, ScreenWatch.SILENT_MILLIS));
        assertTrue(news(SCREEN, ScreenWatch.SILENT_MILLIS + 1).contains("no bedside screen"));
        assertEquals("-", news(SCREEN, 60_000));
        watch.heard("a", 61_000);
        assertEquals("ok", news(SCREEN, 61_001));
    }

    @Test
    void brokenConnection_isReportedUnlessAnotherComes() {
        openWithSound("a", 0);
        news(SCREEN, 0);
        watch.broke("a");
        assertEquals("-", news(SCREEN, 3_000));
        assertTrue(news(SCREEN, 5_000).contains("no bedside screen"));
        assertEquals("-", news(SCREEN, 50_000));
        openWithSound("b", 51_000);
        assertEquals("ok", news(SCREEN, 51_000));
    }

    @Test
    void pageLeftPolitely_isNoFault() {
        openWithSound("a", 0);
        news(SCREEN, 0);
        watch.left("a", 1_000);
        assertEquals("-", news(SCREEN, 100_000));
    }

    @Test
    void oneOfTwoScreensLost_isNoFault() {
        openWithSound("a", 0);
        openWithSound("b", 0);
        news(SCREEN, 0);
        watch.broke("a");
        watch.heard("b", 9_000);
        assertEquals("-", news(SCREEN, 10_000));
    }

    @Test
    void alarmNotDrawn_isReportedAfterFiveSeconds() {
        openWithSound("a", 0);
        news(SCREEN, 0);
        watch.told("7", 1_000);
        watch.heard("a", 6_000);
        assertEquals("-", news(SCREEN, 6_000));
        assertTrue(news(SCREEN, 6_001).contains("not drawn"));
        watch.drawn("7");
        assertEquals("ok", news(SCREEN, 6_002));
    }

    @Test
    void alarmThatEnds_needsNoConfirmation() {
        openWithSound("a", 0);
        news(SCREEN, 0);
        watch.told("7", 1_000);
        watch.over("7");
        watch.heard("a", 9_000);
        assertEquals("-", news(SCREEN, 9_000));
    }

    @Test
    void screenOpenedLate_getsItsTimeToDraw() {
        watch.told("7", 0);
        openWithSound("a", 100_000);
        assertEquals("ok", news(SCREEN, 100_000));
        watch.heard("a", 105_000);
        assertEquals("-", news(SCREEN, 105_000));
        assertTrue(news(SCREEN, 105_001).contains("not drawn"));
    }

    @Test
    void blockedSound_isReportedUntilOneScreenPlays() {
        watch.opened("a", "a", 0);
        watch.opened("b", "b", 0);
        assertEquals("ok", news(SOUND, ScreenWatch.SOUND_MILLIS));
        assertTrue(news(SOUND, ScreenWatch.SOUND_MILLIS + 1).contains("sound"));
        watch.sound("b", true, 9_000);
        watch.heard("b", 9_000);
        assertEquals("ok", news(SOUND, 9_000));
        watch.heard("b", 20_000);
        watch.sound("b", false, 20_000);
        assertEquals("-", news(SOUND, 20_001));
        assertTrue(news(SOUND, 20_001 + ScreenWatch.SOUND_MILLIS).contains("sound"));
    }

    @Test
    void newsOfUnknownScreens_changeNothing() {
        watch.heard("x", 5);
        watch.sound("x", true, 5);
        watch.broke("x");
        assertFalse(watch.check(100_000).stream().anyMatch(r -> !r.trouble().isEmpty()));
    }

    @Test
    void lostScreen_isMissedOnceTheLastOtherLeaves_howeverPolitely() {
        openWithSound("tablet", 0);
        openWithSound("laptop", 0);
        news(SCREEN, 0);
        watch.broke("tablet");
        watch.heard("laptop", 9_000);
        assertEquals("-", news(SCREEN, 9_000));
        watch.left("laptop", 9_500);
        assertEquals("-", news(SCREEN, 13_000));
        assertTrue(news(SCREEN, 13_001).contains("no bedside screen"));
    }

    @Test
    void anotherScreenThatComesAndGoes_endsTheAlarmOnlyWhileItIsThere() {
        openWithSound("tablet", 0);
        news(SCREEN, 0);
        watch.broke("tablet");
        assertTrue(news(SCREEN, 5_000).contains("no bedside screen"));
        openWithSound("laptop", 6_000);
        assertEquals("ok", news(SCREEN, 6_000));
        watch.left("laptop", 9_500);
        assertTrue(news(SCREEN, 10_001).contains("no bedside screen"));
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void lostScreenThatReturns_isExpectedNoMoreOnceItLeavesPolitely() {
        watch.opened("connection 1", "tablet", 0);
        news(SCREEN, 0);
        watch.broke("connection 1");
        assertTrue(news(SCREEN, 5_000).contains("no bedside screen"));
        watch.opened("connection 2", "tablet", 6_000);
        assertEquals("ok", news(SCREEN, 6_000));
        watch.left("connection 2", 7_000);
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void reloadWhoseOldConnectionEndsLater_isTheSameScreen() {
        watch.opened("connection 1", "tablet", 0);
        news(SCREEN, 0);
        watch.opened("connection 2", "tablet", 10);
        watch.left("connection 1", 15);
        assertTrue(watch.present(20));
        watch.heard("connection 1", 9_000);
        assertTrue(news(SCREEN, 9_000).contains("no bedside screen"));
        watch.heard("connection 2", 9_001);
        watch.broke("connection 1");
        watch.left("connection 2", 9_001);
        assertEquals("ok", news(SCREEN, 9_002));
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void reloadedPage_hasItsTimeToFindOutWhetherItMayPlay() {
        openWithSound("tablet", 0);
        news(SOUND, 0);
        watch.opened("again", "tablet", 60_000);
        assertEquals("-", news(SOUND, 60_001));
        watch.heard("again", 63_001);
        assertTrue(news(SOUND, 63_001).contains("sound"));
    }

    @Test
    void childThatLeft_needsNoScreen() {
        openWithSound("tablet", 0);
        news(SCREEN, 0);
        watch.broke("tablet");
        assertTrue(news(SCREEN, 5_000).contains("no bedside screen"));
        watch.discharged();
        assertEquals("ok", news(SCREEN, 6_000));
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void screenThatStaysAfterTheDischarge_isStillWatched() {
        openWithSound("tablet", 0);
        news(SCREEN, 0);
        watch.discharged();
        watch.broke("tablet");
        assertTrue(news(SCREEN, 5_000).contains("no bedside screen"));
    }

    @Test
    void startWithAChild_expectsAScreenSoon() {
        watch.started(0);
        assertEquals("-", news(SCREEN, ScreenWatch.RETURN_MILLIS));
        assertTrue(news(SCREEN, ScreenWatch.RETURN_MILLIS + 1).contains("no bedside screen"));
        assertEquals("-", news(SCREEN, 1_000_000));
        openWithSound("tablet", 1_000_001);
        assertEquals("ok", news(SCREEN, 1_000_001));
    }

    @Test
    void screenThatReturnsAfterAStart_isWell_andMayLeave() {
        watch.started(0);
        openWithSound("tablet", 9_000);
        assertEquals("ok", news(SCREEN, 9_000));
        watch.discharged();
        watch.left("tablet", 10_000);
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void lastScreenThatLeavesAChild_isExpectedBackSoon() {
        watch.admitted();
        openWithSound("tablet", 0);
        openWithSound("laptop", 0);
        news(SCREEN, 0);
        watch.heard("laptop", 9_000);
        watch.left("tablet", 9_000);
        assertEquals("-", news(SCREEN, 10_000));
        watch.left("laptop", 10_000);
        assertEquals("-", news(SCREEN, 10_000 + ScreenWatch.LEFT_MILLIS));
        assertEquals(
                "the bed's page was closed at the bedside; open it there again or look at the device itself",
                news(SCREEN, 10_001 + ScreenWatch.LEFT_MILLIS));
        assertEquals("-", news(SCREEN, 1_000_000));
        openWithSound("phone", 1_000_001);
        assertEquals("ok", news(SCREEN, 1_000_001));
    }

    @Test
    void pageThatIsLeftForAMoment_isNoFault() {
        watch.admitted();
        openWithSound("tablet", 0);
        news(SCREEN, 0);
        watch.left("tablet", 1_000);
        watch.opened("again", "tablet", 15_000);
        watch.heard("again", 19_000);
        assertEquals("-", news(SCREEN, 20_000));
        assertTrue(news(SCREEN, 24_000).startsWith("no bedside screen"));
    }

    @Test
    void childThatLeavesAfterThePage_endsTheAlarm() {
        watch.admitted();
        openWithSound("tablet", 0);
        news(SCREEN, 0);
        watch.left("tablet", 1_000);
        assertTrue(news(SCREEN, 20_000).contains("closed at the bedside"));
        watch.discharged();
        assertEquals("ok", news(SCREEN, 21_000));
        openWithSound("tablet", 22_000);
        watch.left("tablet", 23_000);
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void twoScreensOfOneName_bothCount() {
        watch.opened("connection 1", "copied", 0);
        news(SCREEN, 0);
        watch.opened("connection 2", "copied", 10);
        watch.heard("connection 1", 1_000);
        watch.left("connection 2", 1_500);
        assertTrue(watch.present(2_000));
        assertEquals("-", news(SCREEN, 5_000));
        assertTrue(news(SCREEN, 5_001).contains("no bedside screen"));
    }

    /// Its line broke, and nobody has told the monitor yet.
    @Test
    void connectionThatTheSameScreenReplaced_isNotMissed() {
        watch.opened("connection 1", "tablet", 0);
        news(SCREEN, 0);
        watch.opened("connection 2", "tablet", 10_000);
        watch.left("connection 2", 11_000);
        assertEquals("-", news(SCREEN, 20_000));
        watch.broke("connection 1");
        assertEquals("-", news(SCREEN, 1_000_000));
    }

    @Test
    void manyLostScreens_areOneFault_andTakeNoMoreMemory() {
        for (int i = 0; i < 1_000; i++) {
            watch.opened("connection " + i, "screen " + i, i);
            watch.broke("connection " + i);
        }
        assertTrue(news(SCREEN, 6_000).contains("no bedside screen"));
        for (int i = 1_000 - ScreenWatch.MAX_LOST; i < 1_000; i++) {
            watch.opened("back " + i, "screen " + i, 7_000);
            watch.left("back " + i, 7_000);
        }
        assertEquals("ok", news(SCREEN, 8_000));
        assertEquals("-", news(SCREEN, 1_000_000));
    }
}
