package health.vigil.display;

import health.vigil.alarm.Alarm;
import health.vigil.alarm.AlarmState;
import health.vigil.alarm.BedState;
import health.vigil.alarm.Output;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Alarms as screens get them (docs/protocol-display.md).
final class AlarmJson {
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
                .put("text", alarm.text())
                .put("priority", alarm.priority().name())
                .put("technical", condition.technical())
                .put("category", condition.category().name())
                .put("vital", vital == null ? null : vital.name())
                .put("side", condition.side().name())
                .put("state", state(alarm.state()))
                .put("by", alarm.state() instanceof AlarmState.Acknowledged a ? a.by() : "")
                .put("onset", alarm.onset().wallMillis())
                .put("since", alarm.since() / Moment.NANOS_PER_MILLI)
                .put("value", number(alarm.value()))
                .put("extreme", number(alarm.extreme()))
                .put("limit", number(alarm.limit()))
                .put("source", alarm.source())
                .put("why", alarm.explanation().words())
                .put("accepted", alarm.acceptedBy())
                .put("silenced", silenced);
    }

    private static String state(AlarmState state) {
        return switch (state) {
            case AlarmState.Sounding s -> "sounding";
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

    /// One line of the list of what happened.
    static JsonObject event(Output output) {
        return switch (output) {
            case Output.Raised o -> about(o, "raised", o.alarm(), "");
            case Output.Escalated o -> about(o, "raised to " + words(o.alarm()), o.alarm(), "");
            case Output.Deescalated o -> about(o, "lowered to " + words(o.alarm()), o.alarm(), "");
            case Output.Acknowledged o -> about(o, "acknowledged", o.alarm(), o.by());
            case Output.Realarmed o -> about(o, "sounds again", o.alarm(), "");
            case Output.Latched o -> about(o, "over, not acknowledged", o.alarm(), "");
            case Output.Ended o -> about(o, "ended", o.alarm(), "");
            case Output.ResponsibilityTaken o -> about(o, "taken by pager", o.alarm(), o.by());
            case Output.AudioPaused o ->
                line(o, "audio paused for " + o.forNanos() / Moment.NANOS_PER_SECOND + " s", "", o.by());
            case Output.AudioOff o -> line(o, "audio off: " + o.reason(), "", o.by());
            case Output.AlarmInactivated o ->
                line(
                        o,
                        o.off().condition().words() + ": alarm " + (o.off().paused() ? "paused" : "off"),
                        "",
                        o.off().by());
            case Output.AlarmReactivated o -> line(o, o.condition().words() + ": alarm on again: " + o.why(), "", "");
            case Output.Reminded o -> line(o, "reminder: " + o.words(), "", "");
            case Output.LimitsChanged o -> line(o, "limits changed", "", o.by());
            case Output.BaselineTaken o -> line(o, "baseline taken", "", o.by());
            case Output.ClockStepped o -> line(o, "clock set by " + o.byMillis() / 1000.0 + " s", "", "");
            case Output.AudioResumed o -> line(o, "audio on again: " + o.why(), "", "");
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
            case Output.Refused o -> line(o, "refused: " + o.what() + ": " + o.reason(), "", o.by());
            case Output.OutageReported o -> line(o, "monitor was away for " + o.outageMillis() + " ms", "", "");
        };
    }

    private static String words(Alarm alarm) {
        return alarm.priority().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonObject about(Output output, String what, Alarm alarm, String by) {
        return line(output, alarm.text() + ": " + what, alarm.priority().name(), by);
    }

    private static JsonObject line(Output output, String text, String priority, String by) {
        return new JsonObject()
                .put("wall", output.at().wallMillis())
                .put("text", text)
                .put("priority", priority)
                .put("by", by);
    }
}
