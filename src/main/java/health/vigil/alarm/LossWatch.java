package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Violation;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.List;

/// What a lost number leaves behind (hazard H1). A child who desaturates and whose clip then slips has not got well: an
/// alarm that is there when its number is lost stays, and says so, until the number is measured anew and judged as
/// ever, until a person who has been told of the loss acknowledges it, or until the child leaves. What still waits out
/// its delay is forgotten no sooner than an alarm tells of the loss.
final class LossWatch {
    /// Alarms that say that numbers are not there.
    private static final List<Condition> TELLING = List.of(
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.NO_PULSE,
            Condition.SIGNAL_POOR,
            Condition.IMPLAUSIBLE,
            Condition.DEMO_DATA,
            Condition.NO_DATA,
            Condition.NOT_MONITORED,
            Condition.OVERDUE,
            Condition.LINK_DOWN);

    private LossWatch() {}

    /// True of alarms that say that a number is not there.
    static boolean tells(Condition condition) {
        return TELLING.contains(condition);
    }

    /// The number is not there at this moment.
    static void interrupted(Draft d, Vital vital, Moment since) {
        var alarms = d.system.alarms();
        for (int i = 0; i < alarms.size(); i++) {
            var alarm = alarms.get(i);
            if (alarm.condition().vital() == vital && stays(alarm) && alarm.lost() == null) d.put(alarm.lost(since));
        }
    }

    /// Nobody can see at this moment whether it lasts.
    static void interrupted(Draft d, Condition condition) {
        var alarm = d.alarm(condition, "");
        if (alarm != null && stays(alarm) && alarm.lost() == null) d.put(alarm.lost(d.at));
    }

    /// It can be seen again.
    static void found(Draft d, Condition condition) {
        var alarm = d.alarm(condition, "");
        if (alarm != null && alarm.lost() != null) d.put(alarm.lost(null));
    }

    /// The number is measured again.
    static void found(Draft d, Vital vital) {
        var alarms = d.system.alarms();
        for (int i = 0; i < alarms.size(); i++) {
            var alarm = alarms.get(i);
            if (alarm.lost() != null && alarm.condition().vital() == vital) d.put(alarm.lost(null));
        }
    }

    /// The number has been away for too long to be called interrupted (requirement R2).
    ///
    /// @param since when it was lost, if that is not known already
    static void lost(Draft d, Channel channel, Moment since) {
        interrupted(d, channel.vital(), since);
        leave(d, channel, since, Double.NaN);
    }

    /// Only an estimate is left: what a measured number had begun is as good as lost (requirement R5), unless the
    /// estimate says the same.
    static void estimated(Draft d, Channel channel, double value) {
        leave(d, channel, d.at, value);
    }

    /// @param estimate NaN if there is none
    private static void leave(Draft d, Channel channel, Moment since, double estimate) {
        if (d.violations.isEmpty()) return;
        var told = told(d, channel);
        for (int i = d.violations.size() - 1; i >= 0; i--) {
            var violation = d.violations.get(i);
            if (violation.condition().vital() != channel.vital() || goesOn(d, violation, estimate)) continue;
            var alarm = d.alarm(violation.condition(), "");
            if (alarm != null && stays(alarm)) stay(d, violation, alarm, since);
            else if (told) d.forget(violation.condition(), violation.rung());
        }
    }

    /// True of what an estimate alone found, and of what it says too.
    private static boolean goesOn(Draft d, Violation violation, double estimate) {
        if (Double.isNaN(estimate)) return false;
        var ladder = d.care.profile().ladder(violation.condition());
        return !violation.measured()
                || ladder != null
                        && violation
                                .condition()
                                .violates(
                                        estimate,
                                        ladder.rungs().get(violation.rung()).limit());
    }

    private static void stay(Draft d, Violation violation, Alarm alarm, Moment since) {
        if (alarm.lost() == null) d.put(alarm.lost(since));
        if (violation.inside() != Violation.NEVER) d.put(violation.unseen());
    }

    /// True of an alarm whose condition lasted when it was seen last.
    private static boolean stays(Alarm alarm) {
        return alarm.present() || alarm.inactivated();
    }

    /// True if an alarm's number is lost and another alarm says so: of the number, or of the device that told it.
    static boolean told(Draft d, Alarm lost) {
        if (lost.lost() == null) return false;
        var vital = lost.condition().vital();
        if (vital != null) return said(d, lost, vital) && !accused(d, lost, d.channel(vital));
        return lost.condition() == Condition.APNEA
                && (said(d, lost, Vital.ETCO2) || said(d, lost, Vital.RESPIRATION_RATE));
    }

    private static boolean said(Draft d, Alarm lost, Vital vital) {
        var alarms = d.system.alarms();
        for (int i = 0; i < alarms.size(); i++) {
            var alarm = alarms.get(i);
            var about = alarm.subject().equals(vital.label()) || alarm.subject().equals(lost.source());
            if (about && alarm.present() && tells(alarm.condition())) return true;
        }
        return false;
    }

    /// True if an estimate that is left says the same.
    private static boolean accused(Draft d, Alarm alarm, Channel channel) {
        var track = channel.inCharge(d.now());
        return track != null
                && channel.current(track, d.now())
                && alarm.condition().violates(track.value(), alarm.limit());
    }

    private static boolean told(Draft d, Channel channel) {
        var alarms = d.system.alarms();
        for (int i = 0; i < alarms.size(); i++) if (tells(alarms.get(i), channel)) return true;
        return false;
    }

    private static boolean tells(Alarm alarm, Channel channel) {
        if (!alarm.present() || !tells(alarm.condition())) return false;
        if (alarm.subject().equals(channel.vital().label())) return true;
        var tracks = channel.tracks();
        for (int i = 0; i < tracks.size(); i++)
            if (alarm.subject().equals(tracks.get(i).source().name())) return true;
        return false;
    }

    /// What a person has let go is waited for anew.
    static void forget(Draft d, Condition condition) {
        if (condition == Condition.APNEA) BreathWatch.letGo(d);
        for (int i = d.violations.size() - 1; i >= 0; i--)
            if (d.violations.get(i).condition() == condition)
                d.forget(condition, d.violations.get(i).rung());
    }
}
