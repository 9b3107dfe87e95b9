package health.vigil.alarm.state;

import java.util.List;

/// What an alarm system is in the sense of IEC 60601-1-8: the alarms there are, and what keeps them from being heard.
///
/// @param alarms those that sound, are acknowledged, inactivated or latched, oldest first
/// @param audio whether alarms may be heard
/// @param off conditions whose alarms are paused or off, technical ones source by source
/// @param episodes alarms that are over, latest last, a bounded number
/// @param next number of the next alarm
public record AlarmSystem(List<Alarm> alarms, Audio audio, List<AlarmOff> off, List<Episode> episodes, long next) {
    public static final AlarmSystem QUIET = new AlarmSystem(List.of(), new Audio.On(), List.of(), List.of(), 1);

    public AlarmSystem with(List<Alarm> others) {
        return new AlarmSystem(others, audio, off, episodes, next);
    }

    public AlarmSystem with(Audio other) {
        return new AlarmSystem(alarms, other, off, episodes, next);
    }

    public AlarmSystem inactivated(List<AlarmOff> others) {
        return new AlarmSystem(alarms, audio, others, episodes, next);
    }

    /// With one more alarm that is over.
    public AlarmSystem with(Episode over) {
        return new AlarmSystem(alarms, audio, off, Episode.plus(episodes, over), next);
    }

    /// Of another child: nothing that is over is its own.
    public AlarmSystem forAnother() {
        return new AlarmSystem(alarms, audio, off, List.of(), next);
    }

    /// One number is given away.
    public AlarmSystem numbered() {
        return new AlarmSystem(alarms, audio, off, episodes, next + 1);
    }
}
