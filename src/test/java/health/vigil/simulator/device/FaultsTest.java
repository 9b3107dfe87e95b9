package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Drivers;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.Equipment;
import health.vigil.simulator.story.Kind;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault of every simulated device, ordered at the one place where faults are ordered: the wire. Whatever was
/// wrong, the child's numbers are back afterwards, without opening the line anew.
class FaultsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LASTS = 20 * SECOND;
    /// Sessions that were lost are begun again within this, and averages are filled.
    private static final double BACK_SECONDS = 35;

    static Stream<Arguments> devices() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.protocols().stream()
                        .filter(Drivers.NAMES::contains)
                        .filter(protocol -> !protocol.equals("nonin-df13"))
                        .map(protocol -> Arguments.of(kind, protocol)));
    }

    private static Rig rig(Kind kind, String protocol) {
        var bedside = new Bedside(
                new Body(4, 16),
                5,
                new Pcd01Writer("S", "SIM", "1", "b", "0000000000000001", 0),
                Equipment.USUAL.with(kind, protocol));
        var wire = bedside.wire(kind.words()).orElseThrow();
        return new Rig(bedside.child(), wire.device());
    }

    /// What a rig reads continuously of this device.
    private static List<Vital> continuous(Rig rig) {
        return Drivers.sheet(rig.driver.name()).gives().values().stream()
                .filter(vital -> vital.cadence() != Vital.Cadence.EPISODIC)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void everyFault_isOverWithItsCause(Kind kind, String protocol) {
        for (var fault : Fault.values()) {
            var rig = rig(kind, protocol);
            if (!rig.wire.suffers(fault) || fault == Fault.PULLED) continue;
            rig.run(25);
            var before = values(rig);
            rig.wire.disturb(fault, rig.now() + LASTS);
            rig.run(LASTS / 1e9);
            rig.forget();
            rig.run(BACK_SECONDS);
            assertEquals(before, values(rig), fault + " on " + protocol);
            check(rig, fault + " on " + protocol);
        }
    }

    /// What a device says of the time is no measure of when it was heard.
    @ParameterizedTest
    @MethodSource("devices")
    void clockThatJumps_interruptsNothing(Kind kind, String protocol) {
        var rig = rig(kind, protocol);
        if (!rig.wire.suffers(Fault.CLOCK_JUMP)) return;
        rig.run(25);
        var before = values(rig);
        rig.wire.disturb(Fault.CLOCK_JUMP, rig.now() + LASTS);
        rig.forget();
        rig.run(LASTS / 1e9 - 1);
        assertEquals(before, values(rig));
        check(rig, protocol);
        rig.readings.forEach(reading -> assertTrue(reading.at().nanos() <= rig.now(), "heard in the future"));
    }

    private static List<Vital> values(Rig rig) {
        return continuous(rig).stream()
                .filter(vital ->
                        rig.readings.stream().anyMatch(r -> r instanceof Reading.Measured m && m.vital() == vital))
                .toList();
    }

    private static void check(Rig rig, String what) {
        Child child = rig.child;
        if (values(rig).contains(Vital.SPO2)) assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1.5, what);
        if (values(rig).contains(Vital.PULSE_RATE))
            assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 8, what);
        if (values(rig).contains(Vital.ETCO2)) assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 4, what);
        if (values(rig).contains(Vital.TEMPERATURE))
            assertEquals(child.celsius(), rig.value(Vital.TEMPERATURE), 0.2, what);
    }

    /// Noise at another speed is never taken for a number by a driver of a format with a check.
    @ParameterizedTest
    @MethodSource("devices")
    void wrongBaud_bringsNoFrames(Kind kind, String protocol) {
        var rig = rig(kind, protocol);
        if (Drivers.sheet(protocol).trust().check() != health.vigil.decode.Sheet.Check.CHECKSUM) return;
        rig.run(10);
        rig.wire.disturb(Fault.WRONG_BAUD, rig.now() + LASTS);
        rig.run(1);
        var before = rig.driver.counts();
        rig.run(LASTS / 1e9 - 2);
        assertTrue(rig.driver.counts().bytes() > before.bytes() || kind != Kind.CLIP);
        assertTrue(rig.driver.counts().frames() - before.frames() <= 20, "noise that fits by chance is rare");
    }

    @ParameterizedTest
    @MethodSource("devices")
    void halfFrames_areRefused(Kind kind, String protocol) {
        var rig = rig(kind, protocol);
        rig.run(20);
        rig.wire.disturb(Fault.HALF_FRAMES, rig.now() + 60 * SECOND);
        var skipped = skipped(rig);
        rig.run(60);
        assertTrue(skipped(rig) > skipped, "something was thrown away");
    }

    private static long skipped(Rig rig) {
        var counts = rig.driver.counts();
        return counts.badChecksums() + counts.skippedBytes() + counts.unknown();
    }
}
