package health.vigil.alarm.state;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import org.jspecify.annotations.Nullable;

/// The technical half of the alarm table: how each technical condition becomes an alarm. The engine goes by these rows
/// and by no other numbers; people are shown the same rows. A condition's first row holds where no other applies.
public enum TechnicalRule {
    SENSOR_OFF(Condition.SENSOR_OFF, 2, "a probe pushed back at once is worth no sound; R4 allows 5 s"),
    SENSOR_FAULT(Condition.SENSOR_FAULT),
    NO_PULSE(Condition.NO_PULSE, 10, "a search after a movement takes seconds (proposal)"),
    SIGNAL_POOR(Condition.SIGNAL_POOR, 30, "H17: artifact may last so long"),
    SIGNAL_POOR_SEDATED(
            Condition.SIGNAL_POOR,
            "SpO2, from induction or the first drug",
            Priority.MEDIUM,
            60,
            false,
            "a minute without SpO2 is long for a sedated child (proposal)"),
    LOW_PERFUSION(Condition.LOW_PERFUSION, 30, "as artifact (proposal)"),
    IMPLAUSIBLE(Condition.IMPLAUSIBLE, 5, "one bad frame is none (proposal)"),
    DEMO_DATA(Condition.DEMO_DATA),

    SPO2_NEVER_SEEN(Condition.NOT_MONITORED, "SpO2, since admission", 120, "time to attach a probe (proposal)"),
    SPO2_NEVER_SEEN_SEDATED(Condition.NOT_MONITORED, "SpO2, from induction or the first drug", Priority.MEDIUM),
    BREATH_NEVER_SEEN_SEDATED(
            Condition.NOT_MONITORED, "breath, from induction or the first drug, if there is a capnograph", 0, ""),

    SOURCE_SILENT(Condition.NO_DATA, "nothing from a device; at least 2.5 of its periods", 5, "R2"),
    PULSE_SILENT(Condition.NO_DATA, "SpO2, PR, HR, PI; at least 2.5 periods", 5, "R2"),
    BREATH_SILENT(Condition.NO_DATA, "RR, EtCO2, FiCO2; at least 2.5 periods", 15, "R2"),
    WARMTH_SILENT(Condition.NO_DATA, "temperature; at least 2.5 periods", 60, "R2"),
    DEVICE_BUSY(Condition.NO_DATA, "a device that warms up or zeroes itself", 60, "three times a zeroing (proposal)"),
    OVERDUE(Condition.OVERDUE, "no pressure for 2 intervals of a running cuff cycle", 0, ""),

    LINK_DOWN(Condition.LINK_DOWN),
    LINK_STARTING(Condition.LINK_DOWN, "after a start of the service", 5, "as R2"),
    DEVICE_FAULT(Condition.DEVICE_FAULT, "an event", true),
    BATTERY_LOW(Condition.BATTERY_LOW),
    CUFF_FAILED(Condition.CUFF_FAILED),
    CUFF_ENDLESS(Condition.CUFF_FAILED, "no end was reported", 180, "ISO 80601-2-30: longest inflation"),
    CUFF_ENDLESS_NEWBORN(
            Condition.CUFF_FAILED, "no end was reported, newborn", 90, "ISO 80601-2-30: longest inflation"),
    SOURCES_DISAGREE(Condition.SOURCES_DISAGREE, 30, "devices average over so long (proposal)"),

    PATIENT_MISMATCH(Condition.PATIENT_MISMATCH),
    FEED_UNBOUND(Condition.FEED_UNBOUND),
    PAGER_FAILED(Condition.PAGER_FAILED),
    PAGER_MISSING(Condition.PAGER_MISSING),
    PAGER_UNKNOWN(Condition.PAGER_UNKNOWN),
    DISPLAY_FAILED(Condition.DISPLAY_FAILED),
    STORE_FAILED(Condition.STORE_FAILED),
    DISK_FILLING(Condition.DISK_FILLING),
    DISK_FULL(Condition.DISK_FULL),
    EXPORT_BEHIND(Condition.EXPORT_BEHIND),
    CAPTURE_ENDED(Condition.CAPTURE_ENDED),
    CLOCK_STEPPED(Condition.CLOCK_STEPPED, "an event", true),
    MONITOR_FAULT(Condition.MONITOR_FAULT, "", true),
    MONITOR_STALLED(Condition.MONITOR_STALLED, "an event", true);

    private final Condition condition;
    private final String when;
    private final Priority priority;
    private final double delaySeconds;
    private final boolean latching;
    private final String origin;

    TechnicalRule(Condition condition) {
        this(condition, 0, "");
    }

    TechnicalRule(Condition condition, double delaySeconds, String origin) {
        this(condition, "", delaySeconds, origin);
    }

    TechnicalRule(Condition condition, String when, double delaySeconds, String origin) {
        this(condition, when, condition.technicalPriority(), delaySeconds, false, origin);
    }

    TechnicalRule(Condition condition, String when, Priority priority) {
        this(condition, when, priority, 0, false, "");
    }

    TechnicalRule(Condition condition, String when, boolean latching) {
        this(condition, when, condition.technicalPriority(), 0, latching, "");
    }

    TechnicalRule(
            Condition condition, String when, Priority priority, double delaySeconds, boolean latching, String origin) {
        this.condition = condition;
        this.when = when;
        this.priority = priority;
        this.delaySeconds = delaySeconds;
        this.latching = latching;
        this.origin = origin;
    }

    /// The row that says how grave a condition is and whether it latches.
    public static TechnicalRule of(Condition condition) {
        for (var rule : ALL) if (rule.condition == condition) return rule;
        throw new IllegalArgumentException(condition + " is not technical: its rungs are in the profile");
    }

    /// What a gap is an alarm of; null if it is none by itself.
    public static @Nullable TechnicalRule of(Reading.Gap.Reason reason) {
        return switch (reason) {
            case SENSOR_OFF, SENSOR_DISCONNECTED, SAMPLING_LINE_OFF -> SENSOR_OFF;
            case SENSOR_FAULT, CABLE_FAULT, OCCLUSION, DEVICE_FAULT -> SENSOR_FAULT;
            case NO_PULSE, SEARCHING -> NO_PULSE;
            case ARTIFACT, LOW_QUALITY, NOT_AVAILABLE, DROPPED -> SIGNAL_POOR;
            case OUT_OF_RANGE -> IMPLAUSIBLE;
            case DEMO_OR_TEST -> DEMO_DATA;
            // Told where it was found out.
            case OTHER_PATIENT, BEFORE_ADMISSION -> null;
            case WARMING_UP, ZEROING, MEASUREMENT_FAILED, LINK_LOST -> null;
        };
    }

    private static final TechnicalRule[] ALL = values();

    public Condition condition() {
        return condition;
    }

    /// What the row is about, where the condition's words do not say it; may be empty.
    public String when() {
        return when;
    }

    public Priority priority() {
        return priority;
    }

    /// How long the condition must last before it is an alarm; 0 for at once.
    public double delaySeconds() {
        return delaySeconds;
    }

    /// True if the alarm stays after the condition until a person acknowledges it.
    public boolean latching() {
        return latching;
    }

    /// Where the delay comes from; empty for "at once".
    public String origin() {
        return origin;
    }

    /// The delay as the engine counts it.
    public long delayNanos() {
        return Math.round(delaySeconds * Moment.NANOS_PER_SECOND);
    }

    /// True once what began then has lasted for the delay.
    public boolean waitedOut(long since, long now) {
        return now - since >= delayNanos();
    }
}
