package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.Step;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;

/// One input and what came of it.
///
/// @param now simulated time, nanoseconds, also over restarts
/// @param when the simulated time that the input speaks of: a late reading is older than now
record Turn(long now, long when, BedState before, Input input, Step step) {
    BedState after() {
        return step.state();
    }

    /// True if the child is another from here on.
    boolean another() {
        return input instanceof Input.Admitted || input instanceof Input.Discharged;
    }

    /// True if an alarm lasts, whether or not somebody turned it off.
    static boolean lasts(BedState state, Condition condition) {
        var alarms = state.alarms();
        for (int i = 0; i < alarms.size(); i++)
            if (alarms.get(i).condition() == condition && lasts(alarms.get(i))) return true;
        return false;
    }

    static boolean lasts(Alarm alarm) {
        return alarm.present() || alarm.inactivated();
    }
}
