package health.vigil.simulator;

import health.vigil.config.Config;
import health.vigil.service.Rules;
import health.vigil.service.Service;
import health.vigil.service.ServiceOptions;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.pager.Page;
import health.vigil.simulator.pager.SnppTerminal;
import health.vigil.simulator.story.Act;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.Story;
import health.vigil.simulator.story.StoryPlayer;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running demonstration. Its service is configured by a file like anybody's, and knows nothing of being watched.
final class Demo implements AutoCloseable {
    /// What is to be told.
    ///
    /// @param speed times real time
    /// @param port free for the pages
    /// @param beds how many; the same is told at each, one after the other
    record Plan(Story story, double speed, long seed, int port, int beds) {}

    /// After the story's end: what is under way still arrives, in seconds of the story.
    private static final double EPILOGUE_SECONDS = 5;

    /// Another bed begins so much after the one before, in seconds of the story: not all are in the same state.
    private static final long STAGGER_SECONDS = 25;

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final @Nullable PrintWriter live;
    private final Deque<AutoCloseable> open;
    private final SnppTerminal terminal;
    private final Service service;
    private final DemoTimeline timeline;
    private final StoryPlayer player;

    /// Of the other beds, by their names.
    private final Map<String, DemoStaff> staffs = new HashMap<>();

    private Demo(Plan plan, @Nullable PrintWriter live, Deque<AutoCloseable> open) throws IOException {
        this.live = live;
        this.open = open;
        var files = keep(DemoFiles.create());
        terminal = keep(SnppTerminal.open(0));
        var config = Config.read(files.settings(plan.port(), terminal.port(), others(plan)));
        // Devices are plugged in before the monitor is switched on: it need not complain of what comes a moment later.
        var neighbours = neighbours(plan, files);
        service = keep(Service.start(config, new ServiceOptions(plan.speed())));
        var bed = service.ward().beds().iterator().next();
        var clock = service.ward().clock();
        timeline = new DemoTimeline(clock);
        terminal.pages().watch(this::paged);
        var staff =
                new DemoStaff(bed, Rules.with(config.profiles()), plan.story().body(), terminal.pages());
        player = player(plan, clock.now().wallMillis(), staff);
        var seats = new ArrayList<>(List.of(new StoryRunner.Seat(player, plugs(files))));
        for (var neighbour : neighbours) seats.add(seat(neighbour, seats.size(), plan, config));
        var runner = keep(new StoryRunner(clock, seats));
        // The service goes before the ports: a monitor that is switched off must not complain of lost lines.
        open.remove(service);
        open.push(service);
        open.push(runner::halt);
        if (live == null) keep(new DemoScreen(service.address(), "Bed%201", timeline::shown));
        timeline.begin();
        bed.addSink(timeline);
        runner.start();
    }

    /// Starts everything; what was opened is closed again if not all of it can be.
    ///
    /// @param live hears of the story as it is told; null for nobody
    static Demo start(Plan plan, @Nullable PrintWriter live) throws IOException {
        var open = new ArrayDeque<AutoCloseable>();
        try {
            return new Demo(plan, live, open);
        } catch (IOException | RuntimeException cannot) {
            closeAll(open);
            throw cannot;
        }
    }

    private static List<String> others(Plan plan) {
        return IntStream.rangeClosed(2, plan.beds()).mapToObj(i -> "Bed " + i).toList();
    }

    /// Other beds, at which nothing is said: for the page of all beds.
    private List<SimulatedBed> neighbours(Plan plan, DemoFiles files) throws IOException {
        var beds = new ArrayList<SimulatedBed>();
        for (var name : others(plan)) {
            var place = beds.size() + 1;
            beds.add(SimulatedBed.open(
                    name,
                    plan.story(),
                    plan.seed() + place,
                    files.folder(),
                    System.currentTimeMillis(),
                    null,
                    event -> elsewhere(name, event.act(), place)));
        }
        return beds;
    }

    private void elsewhere(String bed, Act act, int place) {
        Objects.requireNonNull(staffs.get(bed)).perform(DemoStaff.elsewhere(act, place));
    }

    private StoryRunner.Seat seat(SimulatedBed simulated, int place, Plan plan, Config config) {
        var bed = Objects.requireNonNull(service.ward().bed(new BedId(simulated.bed())));
        var profiles = Rules.with(config.profiles());
        staffs.put(simulated.bed(), new DemoStaff(bed, profiles, plan.story().body(), terminal.pages()));
        return new StoryRunner.Seat(
                simulated.player(), simulated.plugs(), place * STAGGER_SECONDS * Moment.NANOS_PER_SECOND);
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    private StoryPlayer player(Plan plan, long startMillis, DemoStaff staff) {
        var chance = new Chance(plan.seed());
        var bits = chance.bits();
        var device = String.format(Locale.ROOT, "%016X", bits);
        var writer = new Pcd01Writer(
                patientId(plan.story()), DemoFiles.WARD, DemoFiles.ROOM, DemoFiles.POSITION, device, startMillis);
        return new StoryPlayer(
                plan.story(), new Bedside(plan.story().body(), bits, writer), event -> happens(event, staff));
    }

    private static String patientId(Story story) {
        for (var event : story.events()) if (event.act() instanceof Act.Admit admit) return admit.id();
        return "SIM";
    }

    private List<StoryRunner.Plug> plugs(DemoFiles files) {
        var plugs = new ArrayList<StoryRunner.Plug>();
        for (var wire : player.bedside().wires()) {
            var port = port(wire, files);
            if (port != null) plugs.add(new StoryRunner.Plug(wire, port));
        }
        return plugs;
    }

    private @Nullable Port port(Wire wire, DemoFiles files) {
        var line = files.line(wire.name());
        if (line != null) return line;
        return service.hl7Port() == 0 ? null : new TcpPort("127.0.0.1", service.hl7Port());
    }

    private void happens(Story.Event event, DemoStaff staff) {
        if (event.act() instanceof Act.Pager(var mode)) terminal.mode(mode);
        staff.perform(event.act());
        var words = DemoStaff.words(event.act());
        if (words.isEmpty()) return;
        timeline.story(words);
        say(event.atSeconds(), words);
    }

    private void paged(Page page) {
        timeline.paged(page.text());
        terminal.pages().deliver(page.tag());
        say(player.seconds(), "PAGE to " + String.join(", ", page.pagers()) + ": " + page.text());
    }

    private void say(double seconds, String words) {
        if (live == null) return;
        live.printf(Locale.ROOT, "%7.0f s  %s%n", seconds, words);
        live.flush();
    }

    DemoTimeline timeline() {
        return timeline;
    }

    /// Where a browser finds the bedside page.
    String address() {
        return service.address();
    }

    /// True when the story is told and what it set off has arrived.
    boolean over() {
        return player.seconds() >= player.story().seconds() + EPILOGUE_SECONDS;
    }

    /// Ends devices, service, pager terminal, in this order, and leaves no file.
    @Override
    public void close() {
        closeAll(open);
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty())
            try {
                open.pop().close();
            } catch (Exception failure) {
                LOG.warn("event=demo-close-failed reason=\"{}\"", failure.toString());
            }
    }
}
