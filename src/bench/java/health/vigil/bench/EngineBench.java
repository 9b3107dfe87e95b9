package health.vigil.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Nanoseconds per reading, one thread. {@link EngineTable} runs it and prints the table.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBench {
    @Param
    public Entry entry;

    @Param({"100/5", "1000/5", "10000/5", "1000/100"})
    public String load;

    private Trial trial;

    @Setup
    public void prepare() {
        trial = new Trial(entry, Load.of(load));
    }

    @Benchmark
    @OperationsPerInvocation(Load.READINGS)
    public int reading(Processor processor) {
        processor.readings += Load.READINGS;
        return trial.batch();
    }

    /// Time of all threads, the garbage collector's too, which wall time on an idle core does not show.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        public long cpuNanos;
        public long readings;

        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long before;

        @Setup(Level.Iteration)
        public void start() {
            before = system.getProcessCpuTime();
        }

        @TearDown(Level.Iteration)
        public void stop() {
            cpuNanos = system.getProcessCpuTime() - before;
        }
    }
}
