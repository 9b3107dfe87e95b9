package health.vigil.display;

import health.vigil.alarm.Permission;
import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/// What is paused or off at a bed, and what may be, as screens get it (docs/protocol-display.md).
final class InactivationJson {
    private InactivationJson() {}

    /// AUDIO PAUSED or AUDIO OFF, or {@link Delta#none()}.
    static Object audio(BedState bed) {
        return switch (bed.audio()) {
            case Audio.On on -> Delta.none();
            case Audio.Paused pause ->
                new JsonObject()
                        .put("state", "paused")
                        .put("by", pause.by())
                        .put("until", millis(pause.until()))
                        .put("untilWall", wall(bed, pause.until()));
            case Audio.Off off ->
                new JsonObject().put("state", "off").put("by", off.by()).put("reason", off.reason());
        };
    }

    /// Another bed's screen knows nothing of this one's time; to the second is enough for it.
    private static long wall(BedState bed, long at) {
        var left = (at - bed.time().now()) / Moment.NANOS_PER_MILLI;
        return Math.round((bed.time().wallMillis() + left) / 1000.0) * 1000;
    }

    /// ALARM PAUSED and ALARM OFF, condition by condition.
    static JsonArray off(BedState bed) {
        var all = new JsonArray();
        for (var off : bed.off()) all.add(one(bed, off));
        return all;
    }

    private static JsonObject one(BedState bed, AlarmOff off) {
        var condition = off.condition();
        var vital = condition.vital();
        return new JsonObject()
                .put("condition", condition.name())
                .put("subject", off.subject())
                .put("words", off.words())
                .put("vital", vital == null ? null : vital.name())
                .put("side", condition.side().name())
                .put("by", off.by())
                .put("reason", off.reason())
                .put("until", off.paused() ? millis(off.until()) : null)
                .put("present", present(bed, off));
    }

    /// What would be an alarm now.
    private static JsonArray present(BedState bed, AlarmOff off) {
        var texts = new JsonArray();
        for (var alarm : bed.alarms()) if (alarm.inactivated() && off.covers(alarm)) texts.add(alarm.text());
        return texts;
    }

    static JsonObject may(BedState bed) {
        var permission = Permission.of(bed.profile());
        var conditions = Arrays.stream(Condition.values())
                .filter(permission::mayInactivate)
                .map(Condition::name)
                .toList();
        return new JsonObject()
                .put("inactivate", new JsonArray(conditions))
                .put("audioOff", permission.audioOff())
                .put("pauses", new JsonArray(permission.pauses()));
    }

    private static long millis(long nanos) {
        return nanos / Moment.NANOS_PER_MILLI;
    }
}
