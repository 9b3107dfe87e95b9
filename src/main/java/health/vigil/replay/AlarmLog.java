package health.vigil.replay;

import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes occurrences of what a bed tells.
final class AlarmLog {
    /// One alarm while it lasts.
    private record Open(Alarm first, List<Occurrence.Change> changes) {
        void at(Moment at, Alarm alarm) {
            changes.add(new Occurrence.Change(at.wallMillis(), alarm.priority()));
        }

        Occurrence over(Moment at, Alarm last) {
            return new Occurrence(first.condition(), first.subject(), changes, at.wallMillis(), last.text());
        }
    }

    private final AlarmListener listener;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Occurrence> over = new ArrayList<>();

    AlarmLog(AlarmListener listener) {
        this.listener = listener;
    }

    void hear(Output output) {
        switch (output) {
            case Output.Raised o -> began(o.at(), o.alarm());
            case Output.Escalated o -> changed(o.at(), o.alarm());
            case Output.Deescalated o -> changed(o.at(), o.alarm());
            case Output.Realarmed o -> again(o.at(), o.alarm());
            case Output.Latched o -> ended(o.at(), o.alarm());
            case Output.Ended o -> ended(o.at(), o.alarm());
            case Output.Acknowledged o -> {}
            case Output.ResponsibilityTaken o -> {}
            case Output.AudioPaused o -> {}
            case Output.AudioResumed o -> {}
            case Output.AudioOff o -> {}
            case Output.AlarmInactivated o -> {}
            case Output.AlarmReactivated o -> {}
            case Output.Reminded o -> {}
            case Output.DeviceNoted o -> {}
            case Output.PatientCorrected o -> {}
            case Output.DrugStruck o -> {}
            case Output.LimitsChanged o -> {}
            case Output.BaselineTaken o -> {}
            case Output.BaselineMissing o -> {}
            case Output.SignalsTested o -> {}
            case Output.Adverse o -> listener.labelled(o.at(), o.event());
            case Output.ClockStepped o -> {}
            case Output.Held o -> {}
            case Output.CuffOrdered o -> {}
            case Output.CuffPlanned o -> {}
            case Output.Refused o -> {}
            case Output.OutageReported o -> {}
        }
    }

    private void began(Moment at, Alarm alarm) {
        var fresh = new Open(alarm, new ArrayList<>());
        fresh.at(at, alarm);
        open.put(alarm.id(), fresh);
        listener.began(at, alarm);
    }

    /// An acknowledged alarm that sounds again is the same occurrence; a latched one that comes back is another.
    private void again(Moment at, Alarm alarm) {
        if (alarm.present() && !open.containsKey(alarm.id())) began(at, alarm);
    }

    private void changed(Moment at, Alarm alarm) {
        var it = open.get(alarm.id());
        if (it == null) return;
        it.at(at, alarm);
        listener.changed(at, alarm);
    }

    private void ended(Moment at, Alarm alarm) {
        var it = open.remove(alarm.id());
        if (it == null) return;
        var occurrence = it.over(at, alarm);
        over.add(occurrence);
        listener.ended(at, alarm, occurrence.lengthMillis());
    }

    /// Everything there was, oldest first; what lasts at the end is cut off there, untold.
    ///
    /// @param alarms as they stand at the end
    List<Occurrence> close(Moment end, List<Alarm> alarms) {
        for (var alarm : alarms) {
            var it = open.remove(alarm.id());
            if (it != null) over.add(it.over(end, alarm));
        }
        return over.stream()
                .sorted(Comparator.comparingLong(Occurrence::beginMillis))
                .toList();
    }
}
