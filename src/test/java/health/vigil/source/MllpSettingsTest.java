package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Location;
import health.vigil.source.MllpSettings.Binding;
import health.vigil.source.MllpSettings.Limits;
import health.vigil.source.MllpSettings.Peer;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MllpSettingsTest {
    private static final SourceId SOURCE = new SourceId("hl7");
    private static final BedId ONE = new BedId("1");
    private static final BedId TWO = new BedId("2");

    private static Binding at(String pointOfCare, String room, String bed, BedId id) {
        return new Binding.Located(new Hl7Location(pointOfCare, room, bed), id);
    }

    private static String complaint(Binding... bindings) {
        return assertThrows(IllegalArgumentException.class, () -> MllpSettings.of(SOURCE, List.of(bindings), 10_000))
                .getMessage();
    }

    @Test
    void usual_listensOnTheLoopbackAtTheRegisteredPort() {
        var usual = MllpSettings.of(SOURCE, List.of(), 10_000);
        assertEquals("127.0.0.1", usual.host());
        assertEquals(2575, usual.port());
    }

    @Test
    void bindingsOfDifferentBeds_mustNotOverlap() {
        assertEquals(
                "one message could belong to bed 1 and bed 2; make their bindings differ",
                complaint(at("ICU", "", "5", ONE), at("", "", "5", TWO)));
        complaint(new Binding.Device("M", ONE), new Binding.Device("M", TWO));
        assertDoesNotThrow(() -> MllpSettings.of(
                SOURCE,
                List.of(
                        at("ICU", "", "5", ONE),
                        at("OP", "", "5", TWO),
                        at("ICU", "1", "", ONE),
                        new Binding.Device("M", ONE),
                        new Binding.Device("N", TWO)),
                10_000));
    }

    @Test
    void bindingThatFitsEverything_isRefused() {
        assertEquals(
                "a binding of bed 1 fits every message; give point of care, room or bed, or a device id",
                complaint(at("", "", "", ONE)));
        complaint(new Binding.Device(" ", ONE));
    }

    @Test
    void limitsAndPeers_areChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Limits(10, 1, 1, 100, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(10_000, 0, 1, 100, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> new Peer("X", Hl7Answer.Form.BY_HEADER, "EBCDIC-HOME"));
        assertThrows(IllegalArgumentException.class, () -> MllpSettings.of(SOURCE, List.of(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MllpSettings("", 0, SOURCE, List.of(), List.of(), 1, Limits.USUAL));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MllpSettings("h", 70_000, SOURCE, List.of(), List.of(), 1, Limits.USUAL));
    }
}
