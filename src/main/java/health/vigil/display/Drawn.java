package health.vigil.display;

import health.vigil.alarm.state.Alarm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// An alarm as a screen says it has drawn it: one that has risen or begun to sound since is not drawn yet.
///
/// @param priority as the screen was told it
/// @param state as the screen was told it
record Drawn(String id, String priority, String state) {
    /// What is not an alarm with all three is no confirmation of anything.
    static List<Drawn> list(JsonArray alarms) {
        return alarms.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(one -> new Drawn(text(one, "id"), text(one, "priority"), text(one, "state")))
                .toList();
    }

    private static String text(JsonObject one, String key) {
        return one.getValue(key) instanceof String text ? text : "";
    }

    /// True if the alarm, as it is now, is what was drawn.
    boolean shows(Alarm alarm) {
        return alarm.id().equals(id)
                && alarm.priority().name().equals(priority)
                && AlarmJson.state(alarm).equals(state);
    }

    /// Whether it was to be heard, too.
    boolean sounding() {
        return state.equals(AlarmJson.SOUNDING);
    }
}
