package health.vigil.alarm.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    @Test
    void continuousNumber_isStaleAfterItsPeriods() {
        assertEquals(2_500 * Moment.NANOS_PER_MILLI, Freshness.staleNanos(Vital.SPO2, 1_000, 5));
    }

    /// The cuff's connection speaks every second, its pressure comes every few minutes.
    @Test
    void cuffPressure_isStaleByItsIntervalNotByItsConnection() {
        assertEquals(450 * SECOND, Freshness.staleNanos(Vital.NIBP_SYSTOLIC, 1_000, 5));
        assertTrue(Freshness.staleNanos(Vital.NIBP_MEAN, 1_000, 0) > 1_000_000 * SECOND);
    }
}
