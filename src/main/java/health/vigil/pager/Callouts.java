package health.vigil.pager;

import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Assignment;
import health.vigil.pager.Page.Event;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is told what, and when others are asked: the whole policy, without clock or network.
///
/// A raised alarm goes to the lowest level that has a path for it, or instead to the one path the bed is assigned to;
/// the
/// rest of that level is then asked together with the next. An escalated one goes to everybody told before and
/// to whom it concerns now. A high alarm unanswered in time goes to the next level, and when there is none out again to
/// all, at most {@link #MAX_ROUNDS} times; a medium one goes through the levels once. When no path of the level asked
/// could deliver, or the person asked cannot come, the next level is asked at once. Acknowledging at the bedside and
/// taking responsibility stop the calling; an alarm that sounds again starts it anew.
final class Callouts {
    /// Ten minutes of calling every 30 s; by then the bedside has sounded as long.
    static final int MAX_ROUNDS = 20;

    /// Levels begin with 1.
    private static final int NO_LEVEL = 0;

    /// One page to make.
    ///
    /// @param number of this page within its alarm and process
    /// @param by who answered, else empty
    record Call(PathSettings path, Event event, BedId bed, Alarm alarm, Moment at, int number, String by) {}

    private final PagerSettings settings;
    private final Map<String, Callout> open = new LinkedHashMap<>();
    private final Map<BedId, Assignment> assigned = new HashMap<>();

    Callouts(PagerSettings settings) {
        this.settings = settings;
    }

    /// Takes note of who looks after a bed. It holds for alarms that begin, rise or sound again from now on.
    void assigned(BedId bed, Assignment to) {
        assigned.put(bed, to);
    }

    /// Who looks after a bed.
    Assignment assigned(BedId bed) {
        return assigned.getOrDefault(bed, Assignment.NONE);
    }

    /// False if a bed is assigned to a path there is not; its alarms go to all of the first level.
    boolean known(Assignment to) {
        return to.pager().isEmpty()
                || settings.paths().stream().anyMatch(p -> p.name().equals(to.pager()));
    }

    /// Takes note of what a bed said.
    List<Call> heard(BedId bed, Output output) {
        return switch (output) {
            case Output.Raised o -> called(bed, o.alarm(), o.at(), Event.RAISED);
            case Output.Escalated o -> called(bed, o.alarm(), o.at(), Event.ESCALATED);
            case Output.Realarmed o -> called(bed, o.alarm(), o.at(), Event.REPEATED);
            case Output.Deescalated o -> noted(bed, o.alarm());
            case Output.Latched o -> noted(bed, o.alarm());
            case Output.Acknowledged o -> answered(bed, o.alarm(), o.at(), Event.ACKNOWLEDGED, o.by());
            case Output.ResponsibilityTaken o -> answered(bed, o.alarm(), o.at(), Event.ACCEPTED, o.by());
            case Output.Ended o -> ended(bed, o.alarm(), o.at());
            case Output.AudioPaused o -> List.of();
            case Output.AudioOff o -> List.of();
            case Output.AlarmInactivated o -> List.of();
            case Output.AlarmReactivated o -> List.of();
            case Output.Reminded o -> List.of();
            case Output.DeviceNoted o -> List.of();
            case Output.PatientCorrected o -> List.of();
            case Output.DrugStruck o -> List.of();
            case Output.LimitsChanged o -> List.of();
            case Output.BaselineTaken o -> List.of();
            case Output.BaselineMissing o -> List.of();
            case Output.SignalsTested o -> List.of();
            case Output.Adverse o -> List.of();
            case Output.ClockStepped o -> List.of();
            case Output.AudioResumed o -> List.of();
            case Output.Held o -> List.of();
            case Output.CuffOrdered o -> List.of();
            case Output.CuffPlanned o -> List.of();
            case Output.Refused o -> List.of();
            case Output.OutageReported o -> List.of();
        };
    }

    /// Asks others where nobody answered in time.
    List<Call> tick(Moment now) {
        var calls = new ArrayList<Call>();
        for (var callout : open.values())
            if (!callout.answered && now.nanosSince(callout.asked) >= answerNanos(callout.alarm.priority()))
                calls.addAll(unanswered(callout, now));
        return calls;
    }

    /// A path could not deliver a call. When that leaves nobody of those asked, the next are asked at once.
    List<Call> undelivered(String incident, String path, Moment now) {
        var callout = open.get(incident);
        if (callout == null || callout.answered) return List.of();
        callout.failed.add(path);
        return callout.failed.containsAll(callout.asking) ? nextLevel(callout, now) : List.of();
    }

    /// The person asked cannot come.
    List<Call> declined(String incident, Moment now) {
        var callout = open.get(incident);
        return callout == null || callout.answered ? List.of() : nextLevel(callout, now);
    }

    /// True while somebody is still to be called for this alarm.
    boolean calling(String incident) {
        var callout = open.get(incident);
        return callout != null && !callout.answered;
    }

    /// True if calls for this alarm need not arrive any more: it was answered after the latest, or is over.
    boolean settled(String incident) {
        var callout = open.get(incident);
        return callout == null || callout.seen;
    }

    /// True if this alarm is not known in this process: it may be over, or not yet heard of.
    boolean unknown(String incident) {
        return !open.containsKey(incident);
    }

    private List<Call> called(BedId bed, Alarm alarm, Moment at, Event event) {
        var callout = open.computeIfAbsent(key(bed, alarm), k -> new Callout(bed, alarm, at));
        callout.alarm = alarm;
        callout.restart(at);
        // Somebody who took it keeps it: told once more, but nobody else is fetched.
        callout.answered = event == Event.REPEATED && !alarm.acceptedBy().isEmpty();
        callout.level = lowestLevel(callout);
        var first = first(callout);
        roster(callout, callout.level).map(PathSettings::name).forEach(callout.spared::add);
        var calls = settings.paths().stream()
                .filter(p -> first.contains(p.name()) || (p.carries(alarm) && callout.told.contains(p.name())))
                .map(p -> call(callout, p, event, at, ""))
                .toList();
        callout.spared.removeAll(callout.told);
        callout.asking.addAll(first);
        return calls;
    }

    /// The path the bed is assigned to, if there is one that carries such an alarm; else all of the lowest level.
    private Set<String> first(Callout callout) {
        var pager = assigned(callout.bed).pager();
        var own = settings.paths().stream().anyMatch(p -> p.name().equals(pager) && p.carries(callout.alarm));
        return own
                ? Set.of(pager)
                : roster(callout, callout.level).map(PathSettings::name).collect(Collectors.toSet());
    }

    private List<Call> noted(BedId bed, Alarm alarm) {
        var callout = open.get(key(bed, alarm));
        if (callout != null) callout.alarm = alarm;
        return List.of();
    }

    private List<Call> answered(BedId bed, Alarm alarm, Moment at, Event event, String by) {
        var callout = open.get(key(bed, alarm));
        if (callout == null) return List.of();
        callout.alarm = alarm;
        callout.answered = true;
        callout.seen = true;
        callout.asked = at;
        return settings.tellAnswered() ? followUps(callout, event, at, by) : List.of();
    }

    private List<Call> ended(BedId bed, Alarm alarm, Moment at) {
        var callout = open.remove(key(bed, alarm));
        if (callout == null || !settings.tellEnded()) return List.of();
        // Acknowledging a latched alarm ends it: the one message says it all.
        var saidAlready = callout.answered && callout.asked.equals(at);
        callout.alarm = alarm;
        return saidAlready ? List.of() : followUps(callout, Event.ENDED, at, "");
    }

    private List<Call> unanswered(Callout callout, Moment now) {
        callout.asked = now;
        var next = nextLevel(callout, now);
        if (!next.isEmpty() || callout.alarm.priority() != Priority.HIGH || callout.rounds >= MAX_ROUNDS) return next;
        callout.rounds++;
        callout.failed.clear();
        return told(callout).map(p -> call(callout, p, Event.REPEATED, now, "")).toList();
    }

    private List<Call> nextLevel(Callout callout, Moment now) {
        var level = settings.paths().stream()
                .filter(p -> p.tells(callout.bed, callout.alarm) && p.level() > callout.level)
                .mapToInt(PathSettings::level)
                .min();
        if (level.isEmpty() && callout.spared.isEmpty()) return List.of();
        var upper = level.orElse(NO_LEVEL);
        callout.level = level.orElse(callout.level);
        callout.asked = now;
        callout.failed.clear();
        callout.asking.clear();
        settings.paths().stream()
                .filter(p -> p.tells(callout.bed, callout.alarm))
                .filter(p -> p.level() == upper || callout.spared.contains(p.name()))
                .forEach(p -> callout.asking.add(p.name()));
        callout.spared.clear();
        return settings.paths().stream()
                .filter(p -> callout.asking.contains(p.name()))
                .map(p -> call(callout, p, Event.REDIRECTED, now, ""))
                .toList();
    }

    private List<Call> followUps(Callout callout, Event event, Moment at, String by) {
        // Who has taken it knows.
        return told(callout)
                .filter(p -> event != Event.ACCEPTED || !p.name().equals(by))
                .map(p -> call(callout, p, event, at, by))
                .toList();
    }

    private Call call(Callout callout, PathSettings path, Event event, Moment at, String by) {
        callout.told.add(path.name());
        return new Call(path, event, callout.bed, callout.alarm, at, ++callout.made, by);
    }

    private Stream<PathSettings> told(Callout callout) {
        return settings.paths().stream().filter(p -> callout.told.contains(p.name()));
    }

    private Stream<PathSettings> roster(Callout callout, int level) {
        return settings.paths().stream().filter(p -> p.level() == level && p.tells(callout.bed, callout.alarm));
    }

    private int lowestLevel(Callout callout) {
        return settings.paths().stream()
                .filter(p -> p.tells(callout.bed, callout.alarm))
                .mapToInt(PathSettings::level)
                .min()
                .orElse(1);
    }

    private long answerNanos(Priority priority) {
        return Moment.NANOS_PER_MILLI
                * switch (priority) {
                    case HIGH -> settings.highAnswerMillis();
                    case MEDIUM -> settings.mediumAnswerMillis();
                    // A low alarm can wait for whoever comes by.
                    case LOW -> Long.MAX_VALUE / Moment.NANOS_PER_MILLI;
                };
    }

    private static String key(BedId bed, Alarm alarm) {
        return Page.incident(bed, alarm.id(), alarm.onset());
    }
}
