package health.vigil.simulator;

import health.vigil.simulator.story.StoryException;
import health.vigil.simulator.story.StoryReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vigil demo`: a simulated child with all devices, the whole service and a pager terminal in one process, on one
/// clock.
@Command(
        name = "vigil demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "A simulated child, all devices, the whole service and a pager, in one go.%n",
        footer = {"", "With --fast it exits with 0 if the alarms came in order and a page was answered, with 1 if not."
        })
public final class DemoMain implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;

    /// 13 minutes of story in well under one; the devices' exchanges still fit between two readings.
    private static final double FAST = 20;

    private static final double FASTEST = 60;

    /// As many as the page of all beds shows.
    private static final int MOST_BEDS = 64;

    private static final long GOODBYE_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    @Option(
            names = {"--fast", "--headless"},
            description = "No browser: tell the story fast, print what happened when, and end.")
    private boolean fast;

    @Option(names = "--speed", paramLabel = "X", description = "Times real time, 1 to 60; 1, or 20 with --fast.")
    private @Nullable Double speed;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same story (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--story",
            paramLabel = "NAME|FILE",
            defaultValue = "marrow",
            description = "Which story is told (${DEFAULT-VALUE}).")
    private String story = "marrow";

    @Option(
            names = "--beds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many beds, 1 to 64; the story is told of the first (${DEFAULT-VALUE}).")
    private int beds = 1;

    @Option(names = "--port", paramLabel = "P", description = "Port of the pages; 8080, or any free one with --fast.")
    private @Nullable Integer port;

    public static void main(String[] args) {
        if (System.getenv("VIGIL_LOG") == null && System.getProperty("VIGIL_LOG") == null)
            System.setProperty("VIGIL_LOG", "WARN");
        System.exit(new CommandLine(new DemoMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try {
            var told = StoryReader.find(story);
            var pace = speed != null ? speed : fast ? FAST : 1;
            if (!(pace >= 1 && pace <= FASTEST))
                throw new CommandLine.ParameterException(spec.commandLine(), "--speed " + pace + " is outside 1 to 60");
            if (beds < 1 || beds > MOST_BEDS)
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--beds " + beds + " is outside 1 to " + MOST_BEDS);
            return run(new Demo.Plan(told, pace, seed, freePort(), beds), out, err);
        } catch (StoryException mistakes) {
            mistakes.mistakes().forEach(err::println);
            return ExitCode.USAGE;
        } catch (PortInUse busy) {
            err.println(busy.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private int run(Demo.Plan plan, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        var ended = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(asked, ended), "goodbye"));
        try (var demo = Demo.start(plan, fast ? null : out)) {
            if (!fast) welcome(demo, plan, out);
            if (fast) awaitEnd(demo, asked);
            else asked.await();
            return fast ? report(demo, out, err) : ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    /// Until the story is told, or Ctrl-C, whichever comes first.
    private static void awaitEnd(Demo demo, CountDownLatch asked) throws InterruptedException {
        var told = demo.over();
        while (!told && !asked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) told = demo.over();
    }

    /// Ctrl-C: the demonstration closes on its own thread, and the process waits for it.
    private static void goodbye(CountDownLatch asked, CountDownLatch ended) {
        asked.countDown();
        try {
            if (!ended.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS))
                System.err.println("vigil: not everything could be closed in time");
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    private static void welcome(Demo demo, Demo.Plan plan, PrintWriter out) {
        out.println();
        out.println("  Open  " + demo.address());
        if (plan.beds() > 1) out.println("        " + demo.address() + "/central for all beds");
        out.println();
        out.println("  " + plan.story().title() + ". Nobody is harmed: child, devices and pager are simulated,");
        out.println("  everything between them is real. What happens is told below. Ctrl-C ends it.");
        out.println();
        out.flush();
    }

    private int report(Demo demo, PrintWriter out, PrintWriter err) {
        demo.timeline().print(out);
        var failures = DemoVerdict.failures(story, demo.timeline());
        failures.forEach(failure -> err.println("FAILED: " + failure));
        if (failures.isEmpty()) out.println("All alarms came in order; a page was delivered and answered.");
        out.flush();
        return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static final class PortInUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        PortInUse(int port) {
            super("Port " + port + " is in use. Stop what uses it, or choose another: ./vigil demo --port "
                    + (port + 1));
        }
    }

    private int freePort() throws IOException {
        var wanted = port != null ? port : fast ? 0 : USUAL_PORT;
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (java.net.BindException taken) {
            throw new PortInUse(wanted);
        }
    }
}
