package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Assignment;
import health.vigil.pager.PathSettings.Group;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who is told what, as transcripts. Each line: seconds, what happens, who is told what.
class CalloutsTest {
    private static final Alarm LOW = Pages.low();

    private static PathSettings path(String name, Priority minimum, int level) {
        return new PathSettings(
                name,
                CarrierSettings.Snpp.at("localhost", 444, "1"),
                minimum,
                Set.of(Group.PHYSIOLOGICAL),
                List.of(),
                level);
    }

    private static PagerSettings settings(boolean answers, boolean ends, PathSettings... paths) {
        return new PagerSettings("", 60_000, 30_000, 60_000, answers, ends, 0, ZoneOffset.UTC, List.of(paths));
    }

    private static final PathSettings NURSE = path("nurse", Priority.HIGH, 1);
    private static final PathSettings PHONE = path("phone", Priority.MEDIUM, 1);
    private static final PathSettings CHARGE = path("charge", Priority.HIGH, 2);
    private static final PathSettings DOCTOR = path("doctor", Priority.HIGH, 3);

    private static final PathSettings OTHER = path("other", Priority.HIGH, 1);

    /// A table of `second | happening | told`, against one set of paths.
    private static void play(PagerSettings settings, String table) {
        var callouts = new Callouts(settings);
        for (var line : table.strip().lines().toList()) {
            var cells = line.split("\\|", -1);
            var calls = happen(callouts, Long.parseLong(cells[0].strip()), cells[1].strip());
            assertEquals(cells[2].strip(), words(calls), line);
        }
    }

    private static List<Callouts.Call> happen(Callouts callouts, long second, String what) {
        var at = Pages.at(second);
        var incident = Page.incident(Pages.BED, "1", LOW.onset());
        var words = what.split(" ");
        return switch (words[0]) {
            case "" -> callouts.tick(at);
            case "raised" -> callouts.heard(Pages.BED, new Output.Raised(at, with(words[1])));
            case "escalated" -> callouts.heard(Pages.BED, new Output.Escalated(at, with(words[1]), Priority.LOW));
            case "realarmed" -> callouts.heard(Pages.BED, new Output.Realarmed(at, LOW));
            case "latched" -> callouts.heard(Pages.BED, new Output.Latched(at, LOW));
            case "acknowledged" -> callouts.heard(Pages.BED, new Output.Acknowledged(at, LOW, words[1]));
            case "taken" -> callouts.heard(Pages.BED, new Output.ResponsibilityTaken(at, LOW, words[1]));
            case "ended" -> callouts.heard(Pages.BED, new Output.Ended(at, LOW));
            case "undelivered" -> callouts.undelivered(incident, words[1], at);
            case "assigned" -> assigned(callouts, words.length > 1 ? words[1] : "");
            case "declined" -> callouts.declined(incident, at);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static List<Callouts.Call> assigned(Callouts callouts, String pager) {
        callouts.assigned(Pages.BED, new Assignment("Kim", pager, "charge"));
        return List.of();
    }

    private static Alarm with(String priority) {
        return Pages.alarm("1", Condition.SPO2_LOW, Priority.valueOf(priority));
    }

    private static String words(List<Callouts.Call> calls) {
        var words = new ArrayList<String>();
        for (var call : calls) words.add(call.path().name() + " " + call.event());
        return String.join(", ", words);
    }

    @Test
    void unansweredHigh_goesUpTheLevels_thenOutAgainToAll() {
        play(settings(true, true, NURSE, PHONE, CHARGE, DOCTOR), """
            0   | raised HIGH | nurse RAISED, phone RAISED
            29  |             |
            30  |             | charge REDIRECTED
            59  |             |
            60  |             | doctor REDIRECTED
            90  |             | nurse REPEATED, phone REPEATED, charge REPEATED, doctor REPEATED
            119 |             |
            120 |             | nurse REPEATED, phone REPEATED, charge REPEATED, doctor REPEATED
            121 | ended       | nurse ENDED, phone ENDED, charge ENDED, doctor ENDED
            200 |             |
            """);
    }

    @Test
    void assignedPager_isCalledFirst_thenTheRestOfItsLevelWithTheNext() {
        play(settings(true, true, NURSE, OTHER, CHARGE, DOCTOR), """
            0  | assigned nurse |
            0  | raised HIGH    | nurse RAISED
            29 |                |
            30 |                | other REDIRECTED, charge REDIRECTED
            60 |                | doctor REDIRECTED
            90 |                | nurse REPEATED, other REPEATED, charge REPEATED, doctor REPEATED
            95 | ended          | nurse ENDED, other ENDED, charge ENDED, doctor ENDED
            """);
    }

    @Test
    void assignedPagerOfAHigherLevel_isCalledFirstAllTheSame() {
        play(settings(false, false, NURSE, CHARGE, DOCTOR), """
            0  | assigned doctor |
            0  | raised HIGH     | doctor RAISED
            30 |                 | nurse REDIRECTED, charge REDIRECTED
            60 |                 | doctor REDIRECTED
            """);
    }

    @Test
    void assignedPagerThatFails_orCannotCome_hasTheOthersCalledAtOnce() {
        play(settings(false, false, NURSE, OTHER), """
            0  | assigned nurse    |
            0  | raised HIGH       | nurse RAISED
            2  | undelivered nurse | other REDIRECTED
            32 |                   | nurse REPEATED, other REPEATED
            """);
        play(settings(false, false, NURSE, OTHER), """
            0  | assigned nurse |
            0  | raised HIGH    | nurse RAISED
            4  | declined       | other REDIRECTED
            """);
    }

    @Test
    void assignedPagerThatDoesNotCarrySuchAnAlarm_orIsNotThere_leavesItToAll() {
        play(settings(false, false, NURSE, PHONE), """
            0  | assigned nurse |
            0  | raised MEDIUM  | phone RAISED
            """);
        play(settings(false, false, NURSE, OTHER), """
            0  | assigned gone |
            0  | raised HIGH   | nurse RAISED, other RAISED
            """);
    }

    @Test
    void bedAssignedAnew_keepsTheCallThatIsUnderWay() {
        play(settings(false, true, NURSE, OTHER), """
            0  | assigned nurse |
            0  | raised HIGH    | nurse RAISED
            5  | assigned other |
            6  | realarmed      | nurse REPEATED, other REPEATED
            9  | assigned       |
            12 | ended          | nurse ENDED, other ENDED
            """);
    }

    @Test
    void pagerAssignedToABedThatIsNotItsOwn_isCalledForIt() {
        var elsewhere = new PathSettings(
                "elsewhere",
                CarrierSettings.Snpp.at("localhost", 444, "1"),
                Priority.HIGH,
                Set.of(Group.PHYSIOLOGICAL),
                List.of(new BedId("Bed9")),
                1);
        play(settings(false, false, NURSE, elsewhere), """
            0  | raised HIGH        | nurse RAISED
            5  | ended              |
            6  | assigned elsewhere |
            7  | raised HIGH        | elsewhere RAISED
            37 |                    | nurse REDIRECTED
            """);
    }

    @Test
    void repeats_areBounded() {
        var callouts = new Callouts(settings(true, true, NURSE));
        happen(callouts, 0, "raised HIGH");
        var pages = 0;
        for (int second = 30; second < 3_600; second += 30)
            pages += callouts.tick(Pages.at(second)).size();
        assertEquals(Callouts.MAX_ROUNDS, pages);
    }

    @Test
    void acknowledgedAtTheBedside_stopsTheCallingAndIsTold() {
        play(settings(true, true, NURSE, CHARGE), """
            0   | raised HIGH      | nurse RAISED
            10  | acknowledged Kim | nurse ACKNOWLEDGED
            45  |                  |
            60  | ended            | nurse ENDED
            """);
    }

    @Test
    void takenByPager_stopsTheCalling_andTheOthersAreTold() {
        play(settings(true, true, NURSE, PHONE, CHARGE), """
            0   | raised HIGH | nurse RAISED, phone RAISED
            12  | taken phone | nurse ACCEPTED
            45  |             |
            """);
    }

    @Test
    void acknowledgingALatchedAlarm_isOneMessage() {
        play(settings(true, true, NURSE), """
            0   | raised HIGH      | nurse RAISED
            5   | latched          |
            9   | acknowledged Kim | nurse ACKNOWLEDGED
            9   | ended            |
            """);
    }

    @Test
    void latchedAndUnseen_goesOnCalling() {
        play(settings(true, true, NURSE), """
            0   | raised HIGH | nurse RAISED
            5   | latched     |
            30  |             | nurse REPEATED
            """);
    }

    @Test
    void alarmThatSoundsAgain_callsAgain() {
        play(settings(true, true, NURSE, CHARGE), """
            0   | raised HIGH      | nurse RAISED
            30  |                  | charge REDIRECTED
            40  | acknowledged Kim | nurse ACKNOWLEDGED, charge ACKNOWLEDGED
            160 | realarmed        | nurse REPEATED, charge REPEATED
            189 |                  |
            190 |                  | charge REDIRECTED
            """);
    }

    @Test
    void medium_goesThroughTheLevelsOnce() {
        play(settings(true, true, PHONE, path("backup", Priority.MEDIUM, 2)), """
            0   | raised MEDIUM | phone RAISED
            59  |               |
            60  |               | backup REDIRECTED
            600 |               |
            """);
    }

    @Test
    void lowAlarm_isToldAndLeftAtThat() {
        play(settings(true, true, path("desk", Priority.LOW, 1), path("backup", Priority.LOW, 2)), """
            0    | raised LOW | desk RAISED
            9000 |            |
            """);
    }

    @Test
    void escalation_reachesThoseWhoCareOnlyNow() {
        play(settings(true, true, NURSE, PHONE), """
            0   | raised MEDIUM  | phone RAISED
            20  | escalated HIGH | nurse ESCALATED, phone ESCALATED
            49  |                |
            50  |                | nurse REPEATED, phone REPEATED
            """);
    }

    @Test
    void levelThatCannotBeReached_isPassedOverAtOnce() {
        play(settings(true, true, NURSE, PHONE, CHARGE), """
            0   | raised HIGH       | nurse RAISED, phone RAISED
            3   | undelivered nurse |
            5   | undelivered phone | charge REDIRECTED
            6   | undelivered phone |
            35  |                   | nurse REPEATED, phone REPEATED, charge REPEATED
            """);
    }

    @Test
    void personWhoCannotCome_meansTheNextIsAskedAtOnce() {
        play(settings(true, true, NURSE, CHARGE), """
            0   | raised HIGH | nurse RAISED
            4   | declined    | charge REDIRECTED
            5   | declined    |
            """);
    }

    @Test
    void lowestLevelThatCares_isTheFirst() {
        play(settings(true, true, NURSE, path("late", Priority.MEDIUM, 4)), """
            0   | raised MEDIUM | late RAISED
            """);
    }

    @Test
    void followUps_mayBeTurnedOff() {
        play(settings(false, false, NURSE), """
            0   | raised HIGH      | nurse RAISED
            4   | acknowledged Kim |
            5   | ended            |
            """);
    }

    @Test
    void alarmTakenBeforeARestart_isToldOnceMore_butNobodyIsFetched() {
        var callouts = new Callouts(settings(true, true, NURSE, CHARGE));
        var a = Pages.low();
        var taken = new Alarm(
                a.id(),
                a.condition(),
                a.subject(),
                a.priority(),
                true,
                a.state(),
                a.onset(),
                0,
                84,
                84,
                90,
                "",
                a.explanation(),
                "nurse",
                null);
        assertEquals("nurse REPEATED", words(callouts.heard(Pages.BED, new Output.Realarmed(Pages.at(0), taken))));
        assertEquals("", words(callouts.tick(Pages.at(60))));
    }

    @Test
    void callsAreWanted_untilAnsweredOrOver() {
        var callouts = new Callouts(settings(true, true, NURSE));
        var incident = Page.incident(Pages.BED, "1", LOW.onset());
        assertTrue(callouts.unknown(incident));
        happen(callouts, 0, "raised HIGH");
        assertTrue(callouts.calling(incident));
        assertFalse(callouts.settled(incident));
        happen(callouts, 1, "acknowledged Kim");
        assertFalse(callouts.calling(incident));
        assertTrue(callouts.settled(incident));
        happen(callouts, 2, "realarmed");
        assertFalse(callouts.settled(incident));
        happen(callouts, 3, "ended");
        assertTrue(callouts.settled(incident));
    }

    @Test
    void endOfAnAlarmNobodyWasToldOf_isSilent() {
        play(settings(true, true, NURSE), """
            0   | ended            |
            0   | acknowledged Kim |
            0   | taken nurse      |
            """);
    }
}
