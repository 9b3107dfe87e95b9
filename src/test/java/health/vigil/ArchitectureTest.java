package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The classes are built as README draws them.
class ArchitectureTest {
    private static final List<Bytecode> SERVICE = Bytecode.ofService();

    @Test
    void everyArrowInTheBytecode_isDrawn() throws Exception {
        assertEquals(
                List.of(),
                Drawing.inReadme().differences(SERVICE),
                "draw the arrow in README.md if it belongs there, or take the import away");
    }

    @Test
    void drawing_hasNoCycle() throws Exception {
        assertEquals(List.of(), Drawing.inReadme().cycle());
    }

    /// Finer than the drawing: the simulators have packages inside.
    @Test
    void packages_haveNoCycle() {
        var arrows = new TreeMap<String, SortedSet<String>>();
        for (var each : SERVICE)
            for (var type : each.types())
                if (type.startsWith("health.vigil.") && !packageOf(type).equals(packageOf(each.name())))
                    arrows.computeIfAbsent(packageOf(each.name()), k -> new TreeSet<>())
                            .add(packageOf(type));
        assertEquals(List.of(), new Drawing(arrows, Map.of()).cycle());
    }

    /// The demonstration alone starts a whole service in its own process.
    @Test
    void simulatorsAndRoot_areImportedByNobody_theServiceByCommandsOnly() {
        var importers = SERVICE.stream()
                .filter(c -> c.otherRooms().contains("simulator")
                        || c.otherRooms().contains("root")
                        || c.otherRooms().contains("service")
                                && !c.room().equals("command")
                                && !c.name().startsWith("health.vigil.simulator.Demo"))
                .map(Bytecode::name)
                .toList();
        assertEquals(List.of(), importers);
    }

    @Test
    void undrawnArrow_isFound() {
        var drawn = Drawing.of("""
            vital
            alarm -> vital
            bed   -> vital
            """);
        var bed = SERVICE.stream()
                .filter(c -> c.name().equals("health.vigil.bed.Bed"))
                .toList();
        assertTrue(drawn.differences(bed).contains("health.vigil.bed.Bed: bed -> alarm"));
    }

    @Test
    void undrawnRoom_isFound() {
        var differences = Drawing.of("vital").differences(SERVICE);
        assertTrue(differences.contains("health.vigil.alarm.state.Alarm: room 'alarm' is not drawn"));
    }

    @Test
    void roomThatIsOnlyDrawn_isFound() {
        assertTrue(Drawing.of("cellar").differences(List.of()).contains("room 'cellar' is drawn and not there"));
    }

    @Test
    void libraryOutsideItsRoom_isFound() {
        var stolen = Drawing.of("""
            source -> all
            only store uses com.fazecast
            """);
        var adapter = SERVICE.stream()
                .filter(c -> c.name().equals("health.vigil.source.port.JSerialCommPort"))
                .toList();
        assertEquals(
                1,
                stolen.differences(adapter).stream()
                        .filter(d -> d.contains("uses com.fazecast, which is for [store] only"))
                        .count());
    }

    @Test
    void arrowsInACircle_areFound() {
        assertEquals(
                List.of("a", "b", "c", "a"),
                Drawing.of("a -> b\nb -> c\nc -> a").cycle());
        assertTrue(Drawing.of("a -> b c\nb -> c\nc").cycle().isEmpty());
    }

    @Test
    void typesInLambdasAndSignatures_areSeen() {
        var seen = Bytecode.of(Fixture.class).types();
        assertTrue(seen.contains("java.util.concurrent.atomic.LongAdder"), "generic signature: " + seen);
        assertTrue(seen.contains("java.lang.System"), "method reference: " + seen);
        assertFalse(seen.contains("java.util.ArrayDeque"));
    }

    /// Refers to types in the ways that are easily overlooked.
    @SuppressWarnings("unused")
    private static final class Fixture {
        private List<java.util.concurrent.atomic.LongAdder> adders;
        private final java.util.function.LongSupplier clock = System::nanoTime;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
