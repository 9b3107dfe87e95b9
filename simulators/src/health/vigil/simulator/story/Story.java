package health.vigil.simulator.story;

import health.vigil.simulator.child.Body;
import java.util.List;

/// A story as data.
///
/// @param name of its file, without ending
/// @param title one line
/// @param seconds how long it lasts
/// @param body of the child
/// @param events by time
public record Story(String name, String title, double seconds, Body body, List<Event> events) {
    /// @param atSeconds since the start
    public record Event(double atSeconds, Act act) {}
}
