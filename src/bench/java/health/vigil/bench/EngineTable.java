package health.vigil.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a reading costs in every engine, as a table: several rounds, every engine in a process of its own, the
/// order turned round each time. Exit status 1 if an engine raised a wrong alarm.
///
/// Ratios are of processor time, all threads and the garbage collector's included: on a machine that also does
/// something else, wall time measures the others.
@Command(name = "engine", mixinStandardHelpOptions = true, description = "What a reading costs, beside Esper.")
public final class EngineTable implements Callable<Integer> {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /// JMH asks `sun.misc.Unsafe` where fields lie, and Java 25 would say so at length.
    private static final String QUIET_JMH = "--sun-misc-unsafe-memory-access=allow";

    @Option(names = "--rounds", defaultValue = "3", description = "how often each engine runs (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "4", description = "of measuring in each (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--loads", split = ",", defaultValue = "100/5,1000/5,10000/5,1000/100")
    private List<String> loads;

    @Option(names = "--engines", split = ",", description = "of ${COMPLETION-CANDIDATES}; all if absent")
    private List<Entry> entries = List.of(Entry.values());

    @Option(
            names = "--jvm",
            split = " ",
            defaultValue = "-XX:+UseZGC -XX:+UseCompactObjectHeaders -Xmx1g",
            description = "(${DEFAULT-VALUE})")
    private List<String> jvm;

    private final PrintStream out = System.out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new EngineTable())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() {
        out.printf(
                "Java %s, %d processors, %s; %d rounds of %d s each, every alarm as in the reference model%n",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", jvm),
                rounds,
                seconds);
        try {
            for (var load : loads) print(Load.of(load), measured(load));
            return 0;
        } catch (RunnerException wrong) {
            System.err.println("no figures: " + reason(wrong));
            return 1;
        }
    }

    /// What the engine's own process said: it hangs on the runner's exception as a cause, or beside it.
    private static String reason(Throwable failure) {
        var inner = failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : failure.getCause();
        return inner == null ? failure.toString() : reason(inner);
    }

    private Map<Entry, List<Cost>> measured(String load) throws RunnerException {
        var costs = new EnumMap<Entry, List<Cost>>(Entry.class);
        for (int round = 0; round < rounds; round++)
            for (var entry : round % 2 == 0 ? entries : entries.reversed())
                costs.computeIfAbsent(entry, e -> new ArrayList<>()).add(run(entry, load));
        return costs;
    }

    private Cost run(Entry entry, String load) throws RunnerException {
        var options = new OptionsBuilder()
                .include(EngineBench.class.getName())
                .param("entry", entry.name())
                .param("load", load)
                .forks(1)
                .jvmArgs(jvm.toArray(String[]::new))
                .jvmArgsAppend(QUIET_JMH)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(Math.max(1, seconds / 2)))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(seconds * 500L))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(options).runSingle();
        var second = result.getSecondaryResults();
        return new Cost(
                result.getPrimaryResult().getScore(),
                second.get("cpuNanos").getScore() / second.get("readings").getScore(),
                second.get(ALLOCATED).getScore());
    }

    /// What one reading cost in one run.
    private record Cost(double nanos, double cpuNanos, double bytes) {}

    private void print(Load load, Map<Entry, List<Cost>> all) {
        out.printf(Locale.ROOT, "%n%,d beds, %d %% active%n", load.beds(), load.activePercent());
        out.println("| engine | processor ns per reading, median (min to max) | wall ns | bytes | x array | x Esper |");
        out.println("|---|---|---|---|---|---|");
        all.forEach((entry, costs) -> {
            var cpu = Spread.of(costs, Cost::cpuNanos);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f (%.1f to %.1f) | %.1f | %.0f | %s | %s |%n",
                    entry.words(),
                    cpu.median(),
                    cpu.least(),
                    cpu.most(),
                    Spread.of(costs, Cost::nanos).median(),
                    Spread.of(costs, Cost::bytes).median(),
                    ratio(cpu, all.get(Entry.ARRAY_LOOP)),
                    ratio(cpu, all.get(Entry.ESPER)));
        });
    }

    private static String ratio(Spread cpu, List<Cost> peer) {
        if (peer == null) return "";
        return String.format(
                Locale.ROOT,
                "%.2f",
                cpu.median() / Spread.of(peer, Cost::cpuNanos).median());
    }
}
