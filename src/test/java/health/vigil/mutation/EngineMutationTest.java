package health.vigil.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.mutation.Mutant.Change;
import health.vigil.simulation.BriefLives;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each fault in the list is put into the engine alone; the transcripts or the simulation must notice it. Prints which
/// does. `-Dmutants=capnograph` tries only those with the word in their name, each in the simulation too; else that is
/// asked only where the transcripts notice nothing.
class EngineMutationTest {
    private static final List<Mutant> MUTANTS = List.of(
            says("no alarm ever latches", "alarm.state.Alarm", "latching", false),
            nothing("the end of a latching alarm is not kept", "alarm.Annunciation", "latch"),
            nothing("ticks do not reach the limits", "alarm.LimitWatch", "tick"),
            nothing("ticks do not reach the breath", "alarm.BreathWatch", "tick"),
            nothing("ticks do not reach the devices", "alarm.PresenceWatch", "tick"),
            nothing("ticks do not reach the cuff", "alarm.CuffWatch", "tick"),
            nothing("ticks do not reach pauses and reminders", "alarm.Annunciation", "tick"),
            new Mutant("limits are inverted", "profile.Condition", "violates", new Change.Negated()),
            says("every delay is over at once", "alarm.state.Violation", "waitedOut", true),
            says("no delay is ever over", "alarm.state.Violation", "waitedOut", false),
            new Mutant("depth weighs nothing", "alarm.state.Violation", "summed", new Change.Gives(0)),
            new Mutant("hysteresis is ignored", "profile.Clear", "by", new Change.Gives(0)),
            says("nothing is ever over", "alarm.state.Violation", "over", false),
            nothing("a graver rung is not told", "alarm.Annunciation", "escalate"),
            nothing("a milder rung is not told", "alarm.Annunciation", "deescalate"),
            nothing("nothing breaks through a pause", "alarm.Silence", "release"),
            nothing("a lesser alarm breaks through a pause", "alarm.Silence", "holdIfMinor"),
            says("silence for a device is for the child too", "alarm.Silence", "mayHold", true),
            nothing("a lesser alarm outlives what it was held under", "alarm.Silence", "letGo"),
            says("everything is covered by something graver", "alarm.LimitWatch", "covered", true),
            says("nothing is covered by anything graver", "alarm.LimitWatch", "covered", false),
            nothing("a lost number says nothing of it", "alarm.LossWatch", "interrupted"),
            nothing("a number measured anew counts as lost", "alarm.LossWatch", "found"),
            nothing("what waits is never forgotten, what nobody saw is inside", "alarm.LossWatch", "lost"),
            says("every loss has been told", "alarm.LossWatch", "told", true),
            says("no loss has been told", "alarm.LossWatch", "told", false),
            says("a lost alarm does not stay", "alarm.LossWatch", "stays", false),
            nothing("the source that speaks instead is not judged", "alarm.LimitWatch", "fallback"),
            says("an estimate that says the same begins the wait anew", "alarm.LossWatch", "goesOn", false),
            new Mutant(
                    "a number forgives every gap before it",
                    "alarm.state.Freshness",
                    "remembered",
                    new Change.Nanos(0)),
            new Mutant("the first source tells of every loss", "alarm.PresenceWatch", "ended", new Change.Nanos(0)),
            nothing("a restart says nothing again", "alarm.Annunciation", "repeat"),
            says("a silent device is not noticed", "alarm.PresenceWatch", "silent", false),
            nothing("a lost link leaves its numbers", "alarm.Intake", "cutOff"),
            says("numbers never grow old", "alarm.state.Channel", "current", true),
            says("a capnograph is never blind", "alarm.BreathWatch", "blinds", false),
            says("a capnograph is always blind", "alarm.BreathWatch", "blinds", true),
            says("a capnograph sees whatever it says of itself", "alarm.BreathWatch", "obstructed", false),
            nothing("a capnograph never sees again", "alarm.BreathWatch", "sees"),
            nothing("nobody hears that a capnograph is blind", "alarm.BreathWatch", "blind"),
            says("a pause of breath does not outlive blindness", "alarm.BreathWatch", "alarmed", false),
            nothing("who let a pause of breath go is told at once again", "alarm.BreathWatch", "letGo"),
            says("an estimate counts as measured", "vital.Method", "measured", true),
            says("an estimate acquits of what was measured", "alarm.LimitWatch", "acquits", false),
            nothing("nobody remembers that a number was measured", "alarm.LimitWatch", "prove"),
            says("the first source to estimate speaks for good", "alarm.state.Channel", "misplaced", false),
            says("an earlier determination ends what a later one found", "alarm.LimitWatch", "earlier", false),
            says("a cuff nobody hears of goes on squeezing", "alarm.state.Link", "unbroken", true),
            new Mutant(
                    "no pulse waits a minute for the cuff",
                    "alarm.CuffHold",
                    "longest",
                    new Change.Constant(30_000_000_000L, 60_000_000_000L)),
            nothing("a hold by the cuff is not told", "alarm.CuffHold", "tell"),
            nothing("no reading begins by the clock", "alarm.CuffSchedule", "tick"),
            says("whatever is at the bed takes orders", "alarm.state.SourceSpec", "takesOrders", true),
            says("an arm has no rest between two readings", "alarm.CuffSchedule", "rested", true),
            says("a disturbed reading is repeated for ever", "alarm.CuffSchedule", "repeats", true),
            says("every interval has marks of the clock", "alarm.state.CuffMarks", "marked", true),
            says("no interval has marks of the clock", "alarm.state.CuffMarks", "marked", false),
            nothing("the phase's interval holds from the next reading on", "alarm.CuffSchedule", "replan"),
            nothing("a clock that is set moves no reading", "alarm.CuffSchedule", "realign"),
            nothing("a cuff that is out of order is started by the clock", "alarm.CuffSchedule", "halt"),
            says("a newborn's arm is pressed as long as a child's", "alarm.CuffOrders", "newborn", false),
            nothing("a line that broke is waited for", "alarm.CuffWatch", "brokenOff"),
            new Mutant(
                    "a series lasts ten minutes",
                    "alarm.CuffOrders",
                    "series",
                    new Change.Constant(300_000_000_000L, 600_000_000_000L)),
            nothing("an outage counts as a pause of breath", "alarm.BreathWatch", "restarted"),
            nothing("ticks do not reach the adverse events", "alarm.AdverseWatch", "tick"),
            nothing("an outage lengthens an adverse event", "alarm.AdverseWatch", "away"),
            nothing("a new child inherits adverse events", "alarm.AdverseWatch", "left"),
            new Mutant(
                    "an adverse event is sentinel after two minutes",
                    "alarm.state.AdverseCourse",
                    "severity",
                    new Change.Constant(60_000_000_000L, 120_000_000_000L)),
            new Mutant(
                    "an acknowledged high sounds again after twenty minutes",
                    "alarm.Annunciation",
                    "tick",
                    new Change.Constant(120_000_000_000L, 1_200_000_000_000L)),
            new Mutant("no edit of a limit is refused", "profile.LimitEdit", "refusal", new Change.Words("")),
            says("a limit out of reach turns nothing off", "profile.LimitEdit", "turnsOff", false),
            nothing("an alarm that is off sounds", "alarm.Annunciation", "inactivate"),
            nothing("an alarm that is on again stays silent", "alarm.Annunciation", "reactivate"),
            nothing("a pause never ends", "alarm.Silence", "tick"),
            nothing("a paused alarm never comes back", "alarm.Inactivation", "tick"),
            nothing("no reminder of what is off", "alarm.Inactivation", "remind"),
            nothing("another child inherits what is off", "alarm.Inactivation", "endAll"),
            says("anything may be off", "alarm.Permission", "mayInactivate", true),
            says("a sensor that is off takes all with it", "alarm.state.AlarmOff", "of", true),
            says("the only SpO2 of a sedated child may be off", "alarm.Inactivation", "lastOxygen", false),
            says("what is over is still present", "alarm.state.Alarm", "present", true),
            nothing("a new child inherits the alarms", "alarm.Operation", "empty"));

    private static final String WORD = System.getProperty("mutants", "");

    @Test
    void everyFault_isNoticed() {
        var survivors = new ArrayList<String>();
        var wanted = MUTANTS.parallelStream().filter(m -> m.name().contains(WORD));
        for (var line : wanted.map(EngineMutationTest::line).toList()) {
            System.out.println(line);
            if (line.endsWith(NOBODY)) survivors.add(line);
        }
        assertEquals(List.of(), survivors);
    }

    private static final String NOBODY = "nobody";

    private static String line(Mutant mutant) {
        var noticed = new Spoilt(mutant).failing();
        var asked = noticed.isEmpty() || !WORD.isEmpty();
        var simulated = asked ? new Spoilt(mutant).complaint(BriefLives.class, "live") : "";
        var by = noticed.isEmpty() ? "" : noticed.size() + " transcripts, first " + noticed.getFirst();
        if (!simulated.isEmpty()) by += (by.isEmpty() ? "" : "; ") + "simulation";
        return "%-58s noticed by %s".formatted(mutant.name(), by.isEmpty() ? NOBODY : by);
    }

    private static Mutant nothing(String name, String type, String method) {
        return new Mutant(name, type, method, new Change.DoesNothing());
    }

    private static Mutant says(String name, String type, String method, boolean answer) {
        return new Mutant(name, type, method, new Change.Says(answer));
    }
}
