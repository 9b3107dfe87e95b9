package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.capnograph.CapnostatFrames;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Nose.SamplingLine;
import health.vigil.simulator.device.capnograph.Capnograph;
import health.vigil.simulator.device.capnograph.Capnographs;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated capnograph, read by the real driver: what the child breathes is what is read.
class CapnographsTest {
    private final Child child = Rig.four();

    static List<String> all() {
        return Capnographs.PROTOCOLS;
    }

    private Capnograph capnograph(String protocol) {
        return Capnographs.speaking(protocol, child, new Chance(4));
    }

    @ParameterizedTest
    @MethodSource("all")
    void numbers_areTheChilds(String protocol) {
        var rig = new Rig(child, capnograph(protocol));
        assertEquals(protocol, rig.driver.name());
        rig.run(30);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
        assertEquals(child.effortsPerMin(), rig.value(Vital.RESPIRATION_RATE), 4);
        assertEquals(0, rig.value(Vital.FICO2), 1);
        assertEquals(0, rig.driver.counts().badChecksums());
        assertEquals(0, rig.driver.counts().skippedBytes());
    }

    @ParameterizedTest
    @CsvSource({"capnostream, 20", "capnostream-9600, 20", "capnostat, 100", "phasein, 20"})
    void wave_hasItsSamplesASecond_andReachesTheEndTidal(String protocol, int hertz) {
        var rig = new Rig(child, capnograph(protocol));
        rig.run(20);
        rig.forget();
        rig.run(10);
        var samples = rig.readings.stream()
                .filter(Reading.Waveform.class::isInstance)
                .map(r -> ((Reading.Waveform) r).samples())
                .toList();
        assertEquals(10 * hertz, samples.stream().mapToInt(each -> each.length).sum(), hertz / 4);
        var highest = 0;
        for (var each : samples) for (var sample : each) highest = Math.max(highest, sample);
        assertEquals(child.endTidalCo2(), highest / 10.0, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "capnostream, OFF, SAMPLING_LINE_OFF",
        "capnostream, BLOCKED, OCCLUSION",
        "capnostat, OFF, SENSOR_OFF",
        "capnostat, BLOCKED, SAMPLING_LINE_OFF",
        "phasein, OFF, SENSOR_OFF",
        "phasein, BLOCKED, SENSOR_OFF"
    })
    void lineOffOrBlocked_isAGapNotAnApnoea(String protocol, SamplingLine line, Reason reason) {
        var capnograph = capnograph(protocol);
        var rig = new Rig(child, capnograph);
        rig.run(20);
        capnograph.samplingLine(line);
        rig.run(30);
        assertEquals(reason, rig.gap(Vital.ETCO2));
        assertTrue(rig.events(Kind.NO_BREATH).isEmpty());
        capnograph.samplingLine(SamplingLine.CONNECTED);
        rig.run(20);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void apnoea_hasNoEndTidalAnyMore(String protocol) {
        var rig = new Rig(child, capnograph(protocol));
        rig.run(30);
        child.holdBreath(60);
        rig.run(35);
        assertTrue(!(rig.value(Vital.ETCO2) > 0), "EtCO2 " + rig.value(Vital.ETCO2));
        assertTrue(!(rig.value(Vital.RESPIRATION_RATE) > 0), "RR " + rig.value(Vital.RESPIRATION_RATE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void stuck_keepsItsNumbersWhileTheChildStopsBreathing(String protocol) {
        var rig = new Rig(child, capnograph(protocol));
        rig.run(30);
        var rate = rig.value(Vital.RESPIRATION_RATE);
        rig.wire.disturb(Fault.STUCK, rig.now() + 60_000_000_000L);
        child.holdBreath(60);
        rig.forget();
        rig.run(40);
        assertEquals(rate, rig.value(Vital.RESPIRATION_RATE), 2);
    }

    @Test
    void zeroing_isSaidByThoseThatSayIt() {
        assertEquals(Reason.ZEROING, zeroing("capnostat").gap(Vital.ETCO2));
        assertEquals(Reason.ZEROING, zeroing("capnostream").gap(Vital.ETCO2));
        var gases = zeroing("phasein").readings.stream()
                .filter(r -> r instanceof Reading.Measured m && m.quality() == Quality.GOOD)
                .toList();
        assertEquals(List.of(), gases);
    }

    private Rig zeroing(String protocol) {
        var rig = new Rig(child, capnograph(protocol));
        rig.run(20);
        rig.wire.disturb(Fault.ZEROING, rig.now() + 5_000_000_000L);
        rig.run(1);
        rig.forget();
        rig.run(3);
        return rig;
    }

    @Test
    void capnostat_refusesWhileItBoots_measuresNothingUnprepared_zeroesWhenTold() {
        var capnostat = capnograph("capnostat");
        var ask = CapnostatFrames.frame(CapnostatFrames.ZERO);
        var heard = new java.util.ArrayList<String>();
        for (long now = 0; now <= 3_000_000_000L; now += 1_000_000_000L) {
            capnostat.hear(ask, ask.length, now);
            capnostat.step(now, bytes -> heard.add(java.util.HexFormat.of().formatHex(bytes)));
        }
        var booting = java.util.HexFormat.of().formatHex(CapnostatFrames.frame(CapnostatFrames.REFUSED, 0));
        var unprepared = java.util.HexFormat.of().formatHex(CapnostatFrames.frame(CapnostatFrames.ZERO, 1));
        assertEquals(List.of(booting, booting, booting, unprepared), heard);
        var rig = new Rig(child, capnostat);
        rig.run(20);
        capnostat.hear(ask, ask.length, rig.now());
        rig.run(3);
        assertEquals(Reason.ZEROING, rig.gap(Vital.ETCO2));
        rig.run(30);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void pulledAndPluggedIn_isStartedAgain(String protocol) {
        var rig = new Rig(child, capnograph(protocol));
        rig.run(10);
        rig.wire.disturb(Fault.PULLED, rig.now() + 5_000_000_000L);
        rig.run(5);
        rig.driver.opened(rig.moment());
        rig.forget();
        rig.run(25);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
    }
}
