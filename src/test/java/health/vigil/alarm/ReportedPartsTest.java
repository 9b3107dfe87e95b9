package health.vigil.alarm;

import health.vigil.profile.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Parts of ours that report their own trouble: a pager path, a screen, the journal, the disk, the export, a capture, a
/// feed.
class ReportedPartsTest {
    private static final List<Condition> LASTING = List.of(
            Condition.PATIENT_MISMATCH,
            Condition.FEED_UNBOUND,
            Condition.PAGER_FAILED,
            Condition.PAGER_MISSING,
            Condition.PAGER_UNKNOWN,
            Condition.DISPLAY_FAILED,
            Condition.STORE_FAILED,
            Condition.DISK_FILLING,
            Condition.DISK_FULL,
            Condition.EXPORT_BEHIND,
            Condition.CAPTURE_ENDED);

    @Test
    void everyTrouble_isAnAlarmUntilItIsTakenBack() {
        for (var condition : LASTING) Script.play("""
            5     | part %1$s thing refused | raised %1$s thing %2$s
            20    | part %1$s thing         | ended %1$s thing %2$s
            """.formatted(condition, condition.technicalPriority()));
    }

    @Test
    void twoPartsOfOneKind_areTwoAlarms() {
        Script.play("""
            5     | part PAGER_FAILED one refused | raised PAGER_FAILED one HIGH
            6     | part PAGER_FAILED two refused | raised PAGER_FAILED two HIGH
            7     | part PAGER_FAILED one         | ended PAGER_FAILED one HIGH
            """);
    }

    @Test
    void faultOfTheMonitor_staysUntilSomebodyHasSeenIt() {
        Script.play("""
            5     | part MONITOR_FAULT step broken | raised MONITOR_FAULT step HIGH
            6     | part MONITOR_FAULT step        | latched MONITOR_FAULT step HIGH
            9     | ack                            | acknowledged MONITOR_FAULT step HIGH + ended MONITOR_FAULT step HIGH
            """);
    }
}
