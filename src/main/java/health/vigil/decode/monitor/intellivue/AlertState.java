package health.vigil.decode.monitor.intellivue;

/// Bits that say how an alarm of the monitor stands, or all of them, and how grave one is.
final class AlertState {
    static final int INHIBITED = 0x8000;
    static final int SUSPENDED = 0x4000;
    static final int LATCHED = 0x2000;
    static final int SILENCED = 0x1000;
    static final int TEST = 0x0400;
    static final int STANDBY = 0x0200;
    static final int DEMONSTRATION = 0x0100;

    /// Nobody's alarms.
    static final int NO_PATIENT = TEST | DEMONSTRATION;

    private AlertState() {}

    /// Stars of an alarm of the patient, exclamation marks of a technical one, as the monitor writes them.
    static String marks(int type) {
        return switch (type) {
            case 0x0400 -> "***";
            case 0x0200 -> "**";
            case 0x0100 -> "*";
            case 0x0004 -> "!!!";
            case 0x0002 -> "!!";
            default -> "";
        };
    }

    /// Greater is graver; any alarm of the patient before any technical one.
    static int gravity(int type) {
        return type;
    }

    /// Why the monitor's alarms are not to be relied upon, in words; empty if they are.
    static String inactive(int state) {
        if ((state & DEMONSTRATION) != 0) return "in demonstration mode";
        if ((state & TEST) != 0) return "in test mode";
        if ((state & STANDBY) != 0) return "in standby";
        if ((state & INHIBITED) != 0) return "alarms off";
        return (state & SUSPENDED) != 0 ? "alarms paused" : "";
    }
}
