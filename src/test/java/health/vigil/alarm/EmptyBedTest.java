package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What is said of a child while none is in the bed: the next one comes without a past (requirement R13), so it is
/// refused instead of lost. What is said of the bed and of its equipment holds.
class EmptyBedTest {
    @Test
    void whatIsSaidOfAChild_isRefusedInWords() {
        var state = Script.play("""
            0 | discharge       |
            1 | drug propofol   | refused record a drug: nobody is admitted; admit the child first
            2 | phase INDUCTION | refused phase: nobody is admitted; admit the child first
            3 | baseline        | refused take baseline: nobody is admitted; admit the child first
            4 | autolimits      | refused compute limits: nobody is admitted; admit the child first
            5 | auto 5          | refused automatic cuff: admit the child first: the cuff needs to know the age
            6 | auto off        | refused automatic cuff off: nobody is admitted; admit the child first
            7 | stat            | refused STAT: admit the child first: the cuff needs to know the age
            8 | order START_PEDIATRIC | refused start cuff: admit the child first: the cuff needs to know the age
            9 | discharge       | refused discharge: nobody is admitted
            """);
        assertTrue(state.drugs().isEmpty());
    }

    @Test
    void whatIsSaidOfTheBed_holds() {
        var state = Script.play("""
            0  | discharge                        |
            2  | assign Kim                       |
            3  | alarmpause SENSOR_OFF:clip 60    | SENSOR_OFF:clip alarm paused
            4  | order ABORT                      | cuff ABORT
            5  | alarmon SENSOR_OFF:clip          | SENSOR_OFF:clip alarm on: ended by nurse
            10 | admit                            |
            """);
        assertEquals("Kim", state.assigned().nurse());
    }
}
