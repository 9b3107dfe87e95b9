package health.vigil.simulator;

import health.vigil.decode.device.Drivers;
import health.vigil.simulator.StoryRunner.Plug;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.device.cuff.Cuff;
import health.vigil.simulator.device.monitor.Hl7Monitor;
import health.vigil.simulator.device.monitor.IntellivueMonitor;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Story;
import health.vigil.simulator.story.StoryPlayer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One bed with its child, story, devices and open ports.
///
/// @param bed its name; the monitor's messages carry it as the third part of PV1-3, behind `SIM^1`
/// @param plugs clip, cuff and capnograph on pseudo-terminals, and the monitor on TCP if it has where to send
public record SimulatedBed(String bed, StoryPlayer player, List<Plug> plugs) {
    /// First and second part of the monitors' PV1-3.
    public static final String WARD = "SIM";

    public static final String ROOM = "1";

    /// Who is told what, with which devices.
    ///
    /// @param bed its name
    /// @param seed same seed, same bytes
    public record Plan(String bed, Story story, long seed, Equipment equipment) {}

    /// The usual devices.
    public static SimulatedBed open(
            String bed,
            Story story,
            long seed,
            Path folder,
            long startMillis,
            @Nullable InetSocketAddress hl7,
            Consumer<Story.Event> told)
            throws IOException {
        return open(new Plan(bed, story, seed, Equipment.USUAL), folder, startMillis, hl7, told);
    }

    /// @param folder where the serial ports appear, as `bed-device`
    /// @param startMillis wall clock at the start of the story, for the monitor's messages
    /// @param hl7 where the monitor delivers; null for nowhere
    /// @param told see {@link StoryPlayer}
    public static SimulatedBed open(
            Plan plan, Path folder, long startMillis, @Nullable InetSocketAddress hl7, Consumer<Story.Event> told)
            throws IOException {
        var bed = plan.bed();
        var writer = new Pcd01Writer("SIM-" + bed, WARD, ROOM, bed, deviceId(plan.seed()), startMillis);
        var bedside = new Bedside(plan.story().body(), plan.seed(), writer, plan.equipment());
        var plugs = new ArrayList<Plug>();
        for (var wire : bedside.wires()) {
            var name = wire.name();
            if (!(wire.device() instanceof Hl7Monitor))
                plugs.add(new Plug(wire, port(wire, folder.resolve(bed + "-" + name))));
            else if (hl7 != null) plugs.add(new Plug(wire, new TcpPort(hl7.getHostString(), hl7.getPort())));
        }
        return new SimulatedBed(bed, new StoryPlayer(plan.story(), bedside, told), List.copyOf(plugs));
    }

    /// On the network, or at the speed of the device: who opens it with another hears noise.
    private static Port port(Wire wire, Path link) throws IOException {
        if (wire.device() instanceof IntellivueMonitor monitor && monitor.lan()) return UdpPort.open();
        return PtyPort.open(
                link, Drivers.named(wire.device().protocol(), false).line().baud());
    }

    private static String deviceId(long seed) {
        return String.format(Locale.ROOT, "%016X", seed);
    }

    public StoryRunner.Seat seat() {
        return new StoryRunner.Seat(player, plugs);
    }

    /// What the service's configuration needs below `beds:` to read the serial devices.
    public String configuration() {
        var text = new StringBuilder("  - name: " + bed + "\n    sources:\n");
        for (var plug : plugs) {
            var device = plug.wire().device();
            if (device instanceof Hl7Monitor) continue;
            text.append(String.format(
                    Locale.ROOT,
                    "      - {name: %s-%s, port: %s, protocol: %s, control: %s}%n",
                    bed,
                    plug.wire().name(),
                    plug.port().address(),
                    device.protocol(),
                    device instanceof Cuff));
        }
        return text.toString();
    }
}
