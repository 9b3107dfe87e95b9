package health.vigil.simulator;

import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Kind;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the command line that say which devices stand at every bed.
final class Devices {
    @Option(
            names = "--clip",
            paramLabel = "PROTOCOL",
            completionCandidates = Clips.class,
            description = "An oximeter that speaks this: ${COMPLETION-CANDIDATES}. Any number of times; none for none. "
                    + "Else nonin-df7.")
    private @Nullable List<String> clips;

    @Option(
            names = "--cuff",
            paramLabel = "PROTOCOL",
            completionCandidates = Cuffs.class,
            description = "A cuff, likewise: ${COMPLETION-CANDIDATES}. Else suntech.")
    private @Nullable List<String> cuffs;

    @Option(
            names = "--capnograph",
            paramLabel = "PROTOCOL",
            completionCandidates = Capnographs.class,
            description = "A capnograph, likewise: ${COMPLETION-CANDIDATES}. Else capnostream.")
    private @Nullable List<String> capnographs;

    @Option(
            names = "--monitor",
            paramLabel = "PROTOCOL",
            completionCandidates = Monitors.class,
            description = "A bedside monitor, likewise: ${COMPLETION-CANDIDATES}. Else hl7, which needs --hl7.")
    private @Nullable List<String> monitors;

    /// @throws IllegalArgumentException naming the option and the rule
    Equipment equipment() {
        var chosen = new EnumMap<Kind, List<String>>(Kind.class);
        put(chosen, Kind.CLIP, clips);
        put(chosen, Kind.CUFF, cuffs);
        put(chosen, Kind.CAPNOGRAPH, capnographs);
        put(chosen, Kind.MONITOR, monitors);
        return new Equipment(chosen);
    }

    private static void put(Map<Kind, List<String>> chosen, Kind kind, @Nullable List<String> given) {
        if (given != null) chosen.put(kind, given);
    }

    private static final class Clips extends Known {
        Clips() {
            super(Kind.CLIP);
        }
    }

    private static final class Cuffs extends Known {
        Cuffs() {
            super(Kind.CUFF);
        }
    }

    private static final class Capnographs extends Known {
        Capnographs() {
            super(Kind.CAPNOGRAPH);
        }
    }

    private static final class Monitors extends Known {
        Monitors() {
            super(Kind.MONITOR);
        }
    }

    /// The protocols of a kind, for the help.
    private abstract static class Known implements Iterable<String> {
        private final Kind kind;

        private Known(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Iterator<String> iterator() {
            return kind.protocols().iterator();
        }
    }
}
