package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.AlarmState;
import health.vigil.pager.Page.Event;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final String LINK = "http://h/page/00112233445566778899aabbccddeeff";

    private static String text(Event event, String by) {
        return Wording.text(event, Pages.BED, Pages.low(), by, ZoneOffset.UTC);
    }

    @Test
    void everyEvent_saysTheImportantFirst() {
        assertEquals("HIGH Bed1 SpO2 low 84 < 90 since 10:42:07", text(Event.RAISED, ""));
        assertEquals("NOW HIGH Bed1 SpO2 low 84 < 90 since 10:42:07", text(Event.ESCALATED, ""));
        assertEquals("UNANSWERED HIGH Bed1 SpO2 low 84 < 90 since 10:42:07", text(Event.REDIRECTED, ""));
        assertEquals("AGAIN HIGH Bed1 SpO2 low 84 < 90 since 10:42:07", text(Event.REPEATED, ""));
        assertEquals("ACK by nurse Kim at bedside: Bed1 SpO2 low 84 < 90", text(Event.ACKNOWLEDGED, "nurse Kim"));
        assertEquals("TAKEN by ward: Bed1 SpO2 low 84 < 90", text(Event.ACCEPTED, "ward"));
        assertEquals("END Bed1 SpO2 low 84 < 90", text(Event.ENDED, ""));
    }

    /// Called again because nobody has acknowledged it, not because it lasts.
    @Test
    void latchedAlarm_isNotCalledAsIfItLasted() {
        var latched = Pages.alarm("1", Condition.PULSE_HIGH, Priority.HIGH, new AlarmState.Latched(0, Pages.at(0)));
        assertEquals(
                "AGAIN HIGH Bed1 pulse high 84, limit 90 since 10:42:07, over, seen by nobody",
                Wording.text(Event.REPEATED, Pages.BED, latched, "", ZoneOffset.UTC));
    }

    @Test
    void call_namesWhoLooksAfterTheBed() {
        assertEquals(
                "HIGH Bed1 SpO2 low 84 < 90 since 10:42:07 nurse Kim", Wording.with(text(Event.RAISED, ""), "Kim\r"));
        assertEquals(text(Event.RAISED, ""), Wording.with(text(Event.RAISED, ""), ""));
    }

    @Test
    void alarmTurnedOffAtTheBedside_isNotSaidToHaveEnded() {
        var off = Pages.alarm("1", Condition.PULSE_HIGH, Priority.HIGH, new AlarmState.Inactivated(0));
        assertEquals(
                "OFF at bedside: Bed1 pulse high 84, limit 90",
                Wording.text(Event.ENDED, Pages.BED, off, "", ZoneOffset.UTC));
    }

    @Test
    void operatorsName_isCutAndMadeHarmless() {
        var text = text(Event.ACKNOWLEDGED, "Eve\r\nQUIT\r\nPAGE 999 and a very long name");
        assertEquals("ACK by Eve QUIT PAGE 999 and a at bedside: Bed1 SpO2 low 84 < 90", text);
    }

    @Test
    void controlCharacters_becomeBlanks_foreignLettersQuestionMarks() {
        assertEquals("a b c d e", Wording.clean("a\rb\n\nc\u0000\u001B\u0085d\u2028e\u007F"));
        assertEquals("B?tt 3", Wording.clean(" B\u00E4tt\t3 "));
        assertEquals("x?y", Wording.clean("x\uD83D\uDE00y"));
    }

    @Test
    void longWords_giveWayToTheLink() {
        var fitted = Wording.fit("HIGH Bed1 SpO2 low 84 < 90 since 10:42:07 and much more to say", LINK, 100);
        assertEquals(100, fitted.length());
        assertTrue(fitted.startsWith("HIGH Bed1 SpO2 low 84 < 90 since 10:42:07"), fitted);
        assertTrue(fitted.endsWith("... " + LINK), fitted);
    }

    @Test
    void linkThatLeavesNoRoomForTheAlarm_isLeftOut() {
        var words = "HIGH Bed1 SpO2 low 84 < 90 since 10:42:07";
        assertEquals(words, Wording.fit(words, LINK, 80));
        assertEquals("HIGH Bed1 SpO2 low 84 < 90 since 10:4...", Wording.fit(words, LINK, 40));
    }

    @Test
    void shortWords_keepTheLinkInLittleRoom() {
        assertEquals("END Bed1 " + LINK, Wording.fit("END Bed1", LINK, 60));
    }
}
