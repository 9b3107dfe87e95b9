package health.vigil.decode.monitor.intellivue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.Wave;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Waves as the monitor sends them, by the field tables of the protocol.
class WaveformsTest {
    /// 0 to 150 mmHg.
    private static final String GAS = "00000000 00000096";

    private final Wire wire = new Wire(new IntellivueDriver(IntellivueDriver.USUAL_BAUD));

    private List<String> heard(byte[]... messages) {
        wire.receive(messages);
        return wire.take().stream()
                .map(Waveform.class::cast)
                .map(w -> w.wave() + " " + w.hertz() + " " + Arrays.toString(w.samples()))
                .toList();
    }

    private static String pleth(int... samples) {
        return Intellivue.object(
                101,
                Intellivue.with(
                        Intellivue.samples("4BB4", "0000", samples),
                        Intellivue.context(8, "0200", Intellivue.NO_SCALE)));
    }

    private static String bare(int handle, String code, int... samples) {
        return Intellivue.object(handle, Intellivue.samples(code, "0000", samples));
    }

    @Test
    void samples_areReadOnceTheMonitorHasSaidHow_andGoOnWithoutIt() {
        assertEquals(List.of(), heard(Intellivue.waves(0, bare(101, "4BB4", 1, 2))));
        assertEquals(List.of("PLETH 125.0 [1, 2]"), heard(Intellivue.waves(256, pleth(1, 2))));
        assertEquals(List.of("PLETH 125.0 [3, 4]"), heard(Intellivue.waves(384, bare(101, "4BB4", 3, 4))));
        assertEquals(List.of(), heard(Intellivue.waves(384, bare(102, "50AC", 3, 4))));
    }

    @Test
    void bitsBesideTheValue_areCutOff_andTheInvalidMarkIsAHole() {
        assertEquals(
                List.of("PLETH 125.0 [1, -32768, 4095, 5]"),
                heard(Intellivue.waves(0, pleth(0x0001, 0x8002, 0x4FFF, 0x2005))));
    }

    @ParameterizedTest
    @CsvSource({"0000, 7", "0080, 7", "4000, -32768", "8000, -32768", "2000, -32768", "0400, -32768", "0800, -32768"})
    void stateThatIsDoubtful_orOfNoPatient_makesHoles(String state, int sample) {
        var context = Intellivue.context(8, "0200", Intellivue.NO_SCALE);
        var object = Intellivue.object(101, Intellivue.with(Intellivue.samples("4BB4", state, 7), context));
        assertEquals(List.of("PLETH 125.0 [" + sample + "]"), heard(Intellivue.waves(0, object)));
    }

    @ParameterizedTest
    @CsvSource({
        "0F20, 00000000 00000096, '[CO2 62.5 [0, 375, 1500]]'",
        "0F03, 00000000 00000014, '[CO2 62.5 [0, 375, 1500]]'",
        "0220, 00000000 00000014, []",
        "0F20, 007FFFFF 00000096, []"
    })
    void gas_isInTenthsOfMmHg_orNotAtAll(String unit, String scale, String words) {
        var samples = Intellivue.samples("50AC", "0000", 0, 1000, 4000);
        var object = Intellivue.object(7, Intellivue.with(samples, Intellivue.context(16, unit, scale)));
        assertEquals(words, heard(Intellivue.waves(0, object)).toString());
    }

    @Test
    void electrocardiogram_isInMicrovolts_ofLeadTwoOnly() {
        var context = Intellivue.context(2, "10B2", "FDFFD8F0 FD002710"); // -10 mV to 10 mV
        var second = Intellivue.with(Intellivue.samples("0102", "0000", 2000, 2200, 0), context);
        var first = Intellivue.with(Intellivue.samples("0101", "0000", 2000, 2200, 0), context);
        assertEquals(
                List.of("ECG 500.0 [0, 1000, -10000]"),
                heard(Intellivue.waves(0, Intellivue.object(9, first), Intellivue.object(9, second))));
    }

    @Test
    void leadsInOneList_areReadLikeOthers() {
        var compound = Intellivue.attribute(
                "0967", Intellivue.list("0101 0000 0002 0001", "0102 0000 0002 07D0", "013D 0000 0002 0003"));
        var object =
                Intellivue.object(9, Intellivue.with(compound, Intellivue.context(4, "10B2", "FDFFD8F0 FD002710")));
        assertEquals(List.of("ECG 250.0 [0]"), heard(Intellivue.waves(0, object)));
    }

    @Test
    void pieceThatWasLost_leavesItsHole_andItsTime() {
        heard(Intellivue.waves(0, pleth(1, 2)));
        wire.after(48);
        wire.receive(Intellivue.waves(384, bare(101, "4BB4", 7, 8)));
        var wave = (Waveform) wire.take().getFirst();
        assertEquals("[-32768, -32768, -32768, -32768, 7, 8]", Arrays.toString(wave.samples()));
        assertEquals(Wire.at(16), wave.at());
        assertEquals(2, wire.driver.counts().lost());
    }

    @Test
    void longSilence_isNoHoleButAnotherBeginning() {
        heard(Intellivue.waves(0, pleth(1, 2)));
        assertEquals(List.of("PLETH 125.0 [7]"), heard(Intellivue.waves(1_000_000, bare(101, "4BB4", 7))));
        assertEquals(List.of("PLETH 125.0 [8]"), heard(Intellivue.waves(-1_000_000, bare(101, "4BB4", 8))));
    }

    @Test
    void sameWaveTwiceInOnePiece_isTakenOnce() {
        assertEquals(1, heard(Intellivue.waves(0, pleth(1), pleth(2))).size());
    }

    @Test
    void otherWaves_arePassedOver() {
        var pressure = Intellivue.with(Intellivue.samples("4A14", "0000", 1), Intellivue.context(8, "0F20", GAS));
        assertEquals(List.of(), heard(Intellivue.waves(0, Intellivue.object(5, pressure))));
    }

    @Test
    void contextsOfAnEarlierAssociation_areForgotten() {
        heard(Intellivue.waves(0, pleth(1)));
        wire.receive(Intellivue.framed(Intellivue.ACCEPTED));
        assertEquals(List.of(), heard(Intellivue.waves(64, bare(101, "4BB4", 3))));
        assertEquals("PLETH", Waveforms.of(0x4BB4) + "");
        assertEquals(Wave.RESP, Waveforms.of(0x5000));
    }
}
