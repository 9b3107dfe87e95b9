package health.vigil.display;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Episode;
import health.vigil.alarm.state.SignalTest;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alarms as screens get them (docs/protocol-display.md).
final class AlarmJson {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_MINUTE = 60;

    static final String SOUNDING = "sounding";

    private AlarmJson() {}

    /// All alarms of a bed in the order a bar shows them.
    static JsonArray list(BedState bed) {
        var list = new JsonArray();
        for (var alarm : bed.ranked()) list.add(one(alarm, bed.audio().holds(alarm)));
        return list;
    }

    static JsonObject one(Alarm alarm, boolean silenced) {
        var condition = alarm.condition();
        var vital = condition.vital();
        return new JsonObject()
                .put("id", alarm.id())
                .put("condition", condition.name())
                .put("subject", alarm.subject())
                .put("words", condition.words())
                .put("text", alarm.text())
                .put("priority", alarm.priority().name())
                .put("technical", condition.technical())
                .put("category", condition.category().name())
                .put("vital", vital == null ? null : vital.name())
                .put("side", condition.side().name())
                .put("state", state(alarm))
                .put("by", alarm.state() instanceof AlarmState.Acknowledged a ? a.by() : "")
                .put("onset", alarm.onset().wallMillis())
                .put(
                        "ended",
                        alarm.state() instanceof AlarmState.Latched l
                                ? l.ended().wallMillis()
                                : null)
                .put("lost", alarm.lost() == null ? null : alarm.lost().wallMillis())
                .put("since", alarm.since() / Moment.NANOS_PER_MILLI)
                .put("value", number(alarm.value()))
                .put("extreme", number(alarm.extreme()))
                .put("limit", number(alarm.limit()))
                .put("source", alarm.source())
                .put("why", alarm.explanation().words())
                .put("accepted", alarm.acceptedBy())
                .put("silenced", silenced);
    }

    static String state(Alarm alarm) {
        return switch (alarm.state()) {
            case AlarmState.Sounding s -> SOUNDING;
            case AlarmState.Acknowledged a -> "acknowledged";
            case AlarmState.Latched l -> "latched";
            case AlarmState.Inactivated i -> "inactivated";
        };
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /// The alarm whose sound is to be heard, or {@link Delta#none()}.
    static Object audible(BedState bed) {
        var alarm = bed.audible();
        if (alarm == null) return Delta.none();
        return new JsonObject()
                .put("id", alarm.id())
                .put("priority", alarm.priority().name())
                .put("category", alarm.condition().category().name());
    }

    /// What happened: first the alarms that were over before the earliest line there is, for a screen whose monitor
    /// started after them (requirement R35).
    static JsonArray past(BedState bed, List<JsonObject> events) {
        var since = events.isEmpty() ? Long.MAX_VALUE : events.getFirst().getLong("wall");
        var all = new JsonArray();
        for (var episode : bed.episodes()) if (episode.ended().wallMillis() < since) all.add(episode(episode));
        events.forEach(all::add);
        return all;
    }

    /// The alarms that were over before now, latest last, without what only their details need.
    static JsonArray past(BedState bed) {
        var all = new JsonArray();
        for (var episode : bed.episodes()) {
            var alarm = episode.alarm();
            all.add(new JsonObject()
                    .put("id", alarm.id())
                    .put("text", alarm.text())
                    .put("priority", alarm.priority().name())
                    .put("technical", alarm.condition().technical())
                    .put("state", state(alarm))
                    .put("by", alarm.state() instanceof AlarmState.Acknowledged a ? a.by() : "")
                    .put("onset", alarm.onset().wallMillis())
                    .put("ended", episode.ended().wallMillis()));
        }
        return all;
    }

    private static JsonObject episode(Episode episode) {
        var alarm = episode.alarm();
        var after = after(alarm, episode.ended());
        return switch (alarm.state()) {
            case AlarmState.Sounding s -> about(episode.ended(), "ended by itself" + after, alarm, "");
            case AlarmState.Latched l -> about(episode.ended(), "ended by itself" + after, alarm, "");
            case AlarmState.Acknowledged a -> about(episode.ended(), "ended" + after, alarm, a.by());
            case AlarmState.Inactivated i -> about(episode.ended(), "inactivated" + after, alarm, "");
        };
    }

    private static JsonObject ended(Output.Ended o) {
        return switch (o.alarm().state()) {
            case AlarmState.Sounding s -> about(o, "ended" + after(o.alarm(), o.at()), o.alarm(), "");
            case AlarmState.Acknowledged a -> about(o, "ended" + after(o.alarm(), o.at()), o.alarm(), "");
            // When it was over has been said before.
            case AlarmState.Latched l -> about(o, "ended", o.alarm(), "");
            case AlarmState.Inactivated i -> about(o, "inactivated" + after(o.alarm(), o.at()), o.alarm(), "");
        };
    }

    /// ` after 42 s`, ` after 3 min`: how long it was an alarm.
    private static String after(Alarm alarm, Moment ended) {
        var seconds = Math.max(0, ended.wallMillis() - alarm.onset().wallMillis()) / MILLIS_PER_SECOND;
        return " after " + (seconds < 2 * SECONDS_PER_MINUTE ? seconds + " s" : seconds / SECONDS_PER_MINUTE + " min");
    }

    /// What a person did that is no alarm's matter but belongs among the lines; null for everything else.
    static @Nullable JsonObject event(Input input) {
        if (input instanceof Input.Admitted in) return line(in.at(), "admitted", "", in.by());
        if (input instanceof Input.Discharged in)
            return line(in.at(), "discharged" + (in.reason().isEmpty() ? "" : ": " + in.reason()), "", in.by());
        if (input instanceof Input.DrugGiven in)
            return line(in.at(), "given: " + dose(in.drug(), in.doseMg(), in.route()), "", in.by());
        if (input instanceof Input.PhaseChanged in)
            return line(in.at(), "phase: " + in.phase().words(), "", in.by());
        if (input instanceof Input.Assigned in) return line(in.at(), assigned(in), "", in.by());
        return null;
    }

    private static String assigned(Input.Assigned in) {
        var who = in.nurse().isEmpty() ? "nobody in particular" : in.nurse();
        return "looked after by " + who + (in.pager().isEmpty() ? "" : ", pager " + in.pager());
    }

    private static String dose(String drug, double mg, String route) {
        return (drug + " " + Numbers.dose(mg) + " " + route).strip();
    }

    /// `struck: propofol 34 mg iv, recorded 2 min before by Ann: other child`.
    private static String struck(Output.DrugStruck o) {
        var dose = o.dose();
        var minutes =
                Math.max(0, o.at().wallMillis() - dose.at().wallMillis()) / MILLIS_PER_SECOND / SECONDS_PER_MINUTE;
        return "struck: " + dose(dose.drug(), dose.doseMg(), dose.route()) + ", recorded " + minutes + " min before by "
                + dose.by() + (o.reason().isEmpty() ? "" : ": " + o.reason());
    }

    /// One line of the list of what happened.
    static JsonObject event(Output output) {
        return switch (output) {
            case Output.Raised o -> about(o, "raised", o.alarm(), "");
            case Output.Escalated o -> about(o, "raised to " + words(o.alarm()), o.alarm(), "");
            case Output.Deescalated o -> about(o, "lowered to " + words(o.alarm()), o.alarm(), "");
            case Output.Acknowledged o -> about(o, "acknowledged", o.alarm(), o.by());
            case Output.Realarmed o -> about(o, "sounds again", o.alarm(), "");
            case Output.Latched o -> about(o, "over" + after(o.alarm(), o.at()) + ", not acknowledged", o.alarm(), "");
            case Output.Ended o -> ended(o);
            case Output.ResponsibilityTaken o -> about(o, "taken by pager", o.alarm(), o.by());
            case Output.AudioPaused o ->
                line(o, "audio paused for " + o.forNanos() / Moment.NANOS_PER_SECOND + " s", "", o.by());
            case Output.AudioOff o -> line(o, "audio off: " + o.reason(), "", o.by());
            case Output.AlarmInactivated o ->
                line(
                        o,
                        o.off().words() + ": alarm "
                                + (o.off().paused()
                                        ? "paused"
                                        : "off: " + o.off().reason()),
                        "",
                        o.off().by());
            case Output.AlarmReactivated o -> line(o, o.words() + ": alarm on again: " + o.why(), "", "");
            case Output.Reminded o -> line(o, "reminder: " + o.words(), "", "").put("reminder", true);
            case Output.DeviceNoted o -> line(o, o.source() + ": " + o.words(), "", "");
            case Output.PatientCorrected o -> line(o, new Correction(o.was(), o.now()).words(o.dropped()), "", o.by());
            case Output.DrugStruck o -> line(o, struck(o), "", o.by());
            case Output.LimitsChanged o -> line(o, "limits changed", "", o.by());
            case Output.BaselineTaken o -> line(o, "baseline taken", "", o.by());
            case Output.BaselineMissing o -> line(o, "no baseline: " + o.why(), "", "");
            case Output.SignalsTested o -> line(o, signals(o.outcome()), "", o.by());
            case Output.Adverse o -> line(o, "adverse event: " + o.event().words(), "", "");
            case Output.ClockStepped o -> line(o, "clock set by " + o.byMillis() / 1000.0 + " s", "", "");
            case Output.AudioResumed o -> line(o, "audio on again: " + o.why(), "", "");
            case Output.Held o -> line(o, o.condition().words() + " waits: " + o.why(), "", "");
            case Output.CuffOrdered o ->
                line(
                        o,
                        "cuff "
                                + o.order()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '),
                        "",
                        "");
            case Output.CuffPlanned o -> line(o, "cuff: " + o.what(), "", o.by());
            case Output.Refused o -> line(o, "refused: " + o.what() + ": " + o.reason(), "", o.by());
            case Output.OutageReported o -> line(o, "monitor was away for " + o.outageMillis() + " ms", "", "");
        };
    }

    private static String signals(SignalTest.Outcome outcome) {
        return switch (outcome) {
            case NOTICED -> "alarm signals tested: seen and heard";
            case MISSED -> "alarm signals tested: not all seen and heard";
            case WAIVED -> "sedation begins without a test of the alarm signals";
            case NONE -> "alarm signals not tested";
        };
    }

    private static String words(Alarm alarm) {
        return alarm.priority().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonObject about(Output output, String what, Alarm alarm, String by) {
        return about(output.at(), what, alarm, by);
    }

    private static JsonObject about(Moment at, String what, Alarm alarm, String by) {
        return line(at, alarm.text() + ": " + what, alarm.priority().name(), by);
    }

    private static JsonObject line(Output output, String text, String priority, String by) {
        return line(output.at(), text, priority, by);
    }

    private static JsonObject line(Moment at, String text, String priority, String by) {
        return new JsonObject()
                .put("wall", at.wallMillis())
                .put("text", text)
                .put("priority", priority)
                .put("by", by);
    }
}
