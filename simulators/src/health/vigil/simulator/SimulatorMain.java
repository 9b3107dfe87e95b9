package health.vigil.simulator;

import health.vigil.bed.SystemClock;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.device.monitor.Monitors;
import health.vigil.simulator.pager.Page;
import health.vigil.simulator.pager.SnppTerminal;
import health.vigil.simulator.story.Act;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Kind;
import health.vigil.simulator.story.Story;
import health.vigil.simulator.story.StoryException;
import health.vigil.simulator.story.StoryReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `simulate`: children and devices on pseudo-terminals and TCP, until interrupted.
@Command(
        name = "vigil simulate",
        mixinStandardHelpOptions = true,
        description = "Simulated children with real device protocols, for a service that runs elsewhere.")
public final class SimulatorMain implements Callable<Integer> {
    private static final int MOST_BEDS = 200;
    private static final int MOST_PORT = 65_535;
    private static final long LONGEST_GOODBYE_MILLIS = 4000;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorMain.class);
    private static final double FASTEST = 60; // as SystemClock has it

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(
            names = "--story",
            defaultValue = "marrow",
            paramLabel = "NAME|FILE",
            description = "Which story is told (${DEFAULT-VALUE}).")
    private String story = "marrow";

    @Option(names = "--beds", defaultValue = "1", paramLabel = "N", description = "How many beds tell it, 1 to 200.")
    private int beds = 1;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "X",
            description = "How much faster than real time, 1 to 60.")
    private double speed = 1;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Same seed, same story.")
    private long seed = 1;

    @Option(
            names = "--ports",
            paramLabel = "DIR",
            description = "Where the serial ports appear; a temporary folder if not given.")
    private @Nullable Path ports;

    @Option(
            names = "--hl7",
            paramLabel = "HOST:PORT",
            description = "Where the HL7 monitors deliver; none if not given.")
    private @Nullable String hl7;

    @Option(
            names = "--snpp-port",
            paramLabel = "P",
            description = "Open a pager terminal on this loopback port, 0 for any.")
    private @Nullable Integer snppPort;

    @Mixin
    private final Devices devices = new Devices();

    @Option(
            names = "--orders",
            description = "Take faults to happen now from standard input, a line each: clip pulled 10. "
                    + "The line help lists what can happen to which device.")
    private boolean orders;

    @Option(names = "--list", description = "List the stories and stop.")
    private boolean list;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        try {
            return list ? list(out) : run(out);
        } catch (StoryException e) {
            e.mistakes().forEach(spec.commandLine().getErr()::println);
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static int list(PrintWriter out) throws IOException, StoryException {
        for (var name : StoryReader.SHIPPED) {
            var told = StoryReader.find(name);
            out.printf(Locale.ROOT, "%-12s %5.0f s  %s%n", name, told.seconds(), told.title());
        }
        return CommandLine.ExitCode.OK;
    }

    private int run(PrintWriter out) throws IOException, StoryException, InterruptedException {
        if (beds < 1 || beds > MOST_BEDS) throw wrong("--beds " + beds + " is outside 1 to " + MOST_BEDS);
        if (!(speed >= 1 && speed <= FASTEST)) throw wrong("--speed " + speed + " is outside 1 to 60");
        var told = StoryReader.find(story);
        var folder = ports != null ? Files.createDirectories(ports) : Files.createTempDirectory("vigil-simulator-");
        var gone = new CountDownLatch(1);
        try (var pager = snppPort == null ? null : SnppTerminal.open(snppPort)) {
            var open = open(told, folder, pager, out);
            run(open, pager, gone, out);
        } finally {
            if (ports == null) Files.deleteIfExists(folder);
            gone.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(List<SimulatedBed> open, @Nullable SnppTerminal pager, CountDownLatch gone, PrintWriter out)
            throws IOException, InterruptedException {
        var seats = open.stream().map(SimulatedBed::seat).toList();
        try (var runner = new StoryRunner(new SystemClock(0, speed), seats)) {
            if (pager != null) watch(pager, out);
            if (orders) new FaultOrders(open, runner).listen(System.in, out);
            awaitEnd(runner, gone, out);
        }
    }

    private CommandLine.ParameterException wrong(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }

    /// Until Ctrl-C: the hook wakes this thread and then waits, within bounds, until the ports are gone.
    private static void awaitEnd(StoryRunner runner, CountDownLatch gone, PrintWriter out) throws InterruptedException {
        var asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            await(gone);
        }));
        runner.start();
        out.println(
                "# running; Ctrl-C ends it. Admit the child and start the cuff at the screen: here are only devices.");
        out.flush();
        asked.await();
    }

    private static void await(CountDownLatch gone) {
        try {
            if (!gone.await(LONGEST_GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) LOG.warn("simulators=slow to end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch(SnppTerminal pager, PrintWriter out) {
        out.println("# pager terminal: snpp on 127.0.0.1:" + pager.port());
        pager.pages().watch(page -> print(page, out));
    }

    private static void print(Page page, PrintWriter out) {
        out.println("# page to " + String.join(",", page.pagers()) + ": " + page.text());
        out.flush();
    }

    private List<SimulatedBed> open(Story told, Path folder, @Nullable SnppTerminal pager, PrintWriter out)
            throws IOException {
        var chance = new Chance(seed);
        var open = new ArrayList<SimulatedBed>();
        var equipment = equipment();
        var target = target(equipment);
        out.println("# for the service's configuration; monitors send PV1-3 " + SimulatedBed.WARD + "^"
                + SimulatedBed.ROOM + "^name-of-bed");
        out.println("# monitors know the child as SIM-name-of-bed: admit it by this number, or by none");
        out.println("beds:");
        for (int i = 1; i <= beds; i++) {
            var name = "Sim-" + i;
            var now = System.currentTimeMillis();
            var plan = new SimulatedBed.Plan(name, told, chance.bits(), equipment);
            var bed = SimulatedBed.open(plan, folder, now, target, event -> tell(name, event, pager, out));
            out.print(bed.configuration());
            open.add(bed);
        }
        return open;
    }

    private Equipment equipment() {
        try {
            return devices.equipment();
        } catch (IllegalArgumentException unknown) {
            throw wrong(String.valueOf(unknown.getMessage()));
        }
    }

    private @Nullable InetSocketAddress target(Equipment equipment) {
        if (hl7 == null) return null;
        if (!equipment.of(Kind.MONITOR).contains(Monitors.USUAL))
            throw wrong("--hl7 " + hl7 + ": no monitor here speaks it; add --monitor " + Monitors.USUAL);
        var parts = hl7.split(":", 2);
        if (parts.length < 2 || !parts[1].matches("\\d{1,5}") || Integer.parseInt(parts[1]) > MOST_PORT)
            throw wrong("--hl7 " + hl7 + " is not HOST:PORT");
        return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
    }

    private static void tell(String bed, Story.Event event, @Nullable SnppTerminal pager, PrintWriter out) {
        if (event.act() instanceof Act.Pager(var mode) && pager != null) pager.mode(mode);
        if (!(event.act() instanceof Act.Say(var words))) return;
        out.printf(Locale.ROOT, "# %7.1f s  %s  %s%n", event.atSeconds(), bed, words);
        out.flush();
    }
}
