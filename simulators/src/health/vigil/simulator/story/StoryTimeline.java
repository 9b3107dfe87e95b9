package health.vigil.simulator.story;

import health.vigil.decode.Driver;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.device.monitor.Hl7Monitor;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.Map;

/// A story without threads, ports or clocks: device bytes go straight to drivers, drivers' commands straight back, at
/// computed moments. The same seed gives the same bytes and readings; minutes of story take a moment.
public final class StoryTimeline {
    /// What comes of it.
    public interface Listener {
        /// Bytes as they would have arrived on the line of a device.
        default void bytes(String device, Moment at, byte[] bytes) {}

        void reading(String device, Reading reading);

        /// The monitor's MLLP bytes; answer with MLLP bytes, empty for silence.
        default byte[] hl7(Moment at, byte[] bytes) {
            return new byte[0];
        }
    }

    private static final int STEPS_PER_ASKING = 5; // drivers are asked at least every 50 ms

    private final StoryPlayer player;
    private final Map<String, Driver> drivers;
    private final Moment origin;
    private final Listener listener;
    private long steps;

    /// @param drivers by device name; devices without one are not read
    /// @param origin the moment at which the story begins
    public StoryTimeline(StoryPlayer player, Map<String, Driver> drivers, Moment origin, Listener listener) {
        this.player = player;
        this.drivers = drivers;
        this.origin = origin;
        this.listener = listener;
        for (var driver : drivers.values()) driver.opened(origin);
    }

    /// The present moment of the story.
    public Moment now() {
        return origin.plusNanos(player.bedside().now());
    }

    public void step() {
        player.step();
        for (var wire : player.bedside().wires()) exchange(wire);
        steps++;
    }

    /// To the end of the story.
    public void run() {
        while (!player.over()) step();
    }

    /// For this much longer.
    public void run(double seconds) {
        var until = player.seconds() + seconds;
        while (player.seconds() < until) step();
    }

    /// What a bed would order.
    public boolean order(CuffOrder order) {
        for (var driver : drivers.values()) if (driver.order(order)) return true;
        return false;
    }

    private void exchange(Wire wire) {
        var bytes = wire.take();
        var name = wire.name();
        if (bytes.length > 0) listener.bytes(name, now(), bytes);
        if (wire.device() instanceof Hl7Monitor) answer(wire, bytes);
        var driver = drivers.get(name);
        if (driver != null) exchange(wire, driver, bytes);
    }

    private void answer(Wire wire, byte[] bytes) {
        if (bytes.length == 0) return;
        var answer = listener.hl7(now(), bytes);
        wire.hear(answer, answer.length, player.bedside().now());
    }

    private void exchange(Wire wire, Driver driver, byte[] bytes) {
        var name = wire.name();
        if (bytes.length > 0) driver.receive(bytes, 0, bytes.length, now(), reading -> listener.reading(name, reading));
        if (bytes.length == 0 && steps % STEPS_PER_ASKING != 0) return;
        var says = driver.due(now());
        wire.hear(says, says.length, player.bedside().now());
    }
}
