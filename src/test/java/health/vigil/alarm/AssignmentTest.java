package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.Assignment;
import org.junit.jupiter.api.Test;

/// Who looks after a bed, and for how long.
class AssignmentTest {
    private static final Assignment KIM = new Assignment("Kim", "nurse-7", "charge");

    private static Assignment after(String table) {
        return Script.after(Profiles.SEDATION, table).assigned();
    }

    @Test
    void assigned_holdsThroughPhasesAndARestart() {
        assertEquals(KIM, after("""
            5  | assign Kim nurse-7 |
            6  | phase INDUCTION    |
            9  | drug propofol      |
            20 | restart 30         |
            """));
    }

    @Test
    void theLatest_holds() {
        assertEquals(new Assignment("Ann", "", "charge"), after("""
            5 | assign Kim nurse-7 |
            6 | assign Ann         |
            """));
    }

    @Test
    void childWhoLeaves_takesItAlong() {
        assertEquals(Assignment.NONE, after("""
            5 | assign Kim nurse-7 |
            9 | discharge          |
            """));
        assertEquals(Assignment.NONE, after("""
            5 | assign Kim nurse-7 |
            9 | admit              |
            """));
    }

    @Test
    void emptyBedPreparedForAChild_keepsItWhenTheChildComes() {
        assertEquals(KIM, after("""
            5 | discharge          |
            6 | assign Kim nurse-7 |
            9 | admit              |
            """));
    }
}
