package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Message;
import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.decode.hl7.Pcd01;
import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.monitor.Hl7Monitor;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.vital.Method;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Hl7MonitorTest {
    private static final long SECOND = 1_000_000_000L;
    private final Child child = Rig.four();
    private final Arm arm = new Arm();
    private final Pcd01Writer writer =
            new Pcd01Writer("SIM-1", "WARD", "7", "BED-1", "0011223344556677", Rig.ORIGIN.wallMillis());
    private final Hl7Monitor monitor = new Hl7Monitor(writer, child, arm, 5);
    private final List<byte[]> said = new ArrayList<>();
    private long now;

    @Test
    void message_readsBackAsTheChildsValues() throws Exception {
        arm.measured(new Arm.Pressure(SECOND, 97, 58, 74, 101));
        run(6, true);
        var report = read(said.getFirst());
        assertEquals(List.of("SIM-1"), report.patientIds());
        assertTrue(report.location().toString().contains("BED-1"));
        assertEquals(List.of(), report.remarks());
        assertEquals(child.fingerSpo2(), value(report, Vital.SPO2).value(), 1);
        assertEquals(child.pulsePerMin(), value(report, Vital.PULSE_RATE).value(), 3);
        assertEquals(36.9, value(report, Vital.TEMPERATURE).value(), 0.2);
        assertEquals(child.endTidalCo2(), value(report, Vital.ETCO2).value(), 2);
        assertEquals(Method.IMPEDANCE, value(report, Vital.RESPIRATION_RATE).method());
        assertEquals(97, value(report, Vital.NIBP_SYSTOLIC).value());
        assertEquals(4000, value(report, Vital.NIBP_SYSTOLIC).ageMillis(), 200);
    }

    /// Impedance goes on in an obstructed airway: why it must not clear a no-breath alarm of the capnograph lightly.
    @Test
    void obstruction_keepsTheImpedanceRate() throws Exception {
        child.airway(Airway.OBSTRUCTED);
        run(30, true);
        var report = read(said.getLast());
        assertTrue(value(report, Vital.RESPIRATION_RATE).value() > 10);
        assertEquals(0, value(report, Vital.ETCO2).value());
    }

    @Test
    void answered_sendsOneEveryPeriod() throws Exception {
        run(61, true);
        assertEquals(12, monitor.sent());
        assertEquals(12, monitor.answered());
        assertEquals(0, monitor.repeated());
    }

    @Test
    void unanswered_repeatsTheSameMessageWordForWord() throws Exception {
        run(36, false);
        assertEquals(1, monitor.sent());
        assertEquals(4, said.size());
        assertArrayEquals(said.get(0), said.get(3));
        run(5, true);
        assertEquals(0, monitor.answered(), "the old question was not asked again yet");
        run(20, true);
        assertTrue(monitor.answered() >= 2);
    }

    @Test
    void wrongOrNegativeAnswer_isNoAnswer() throws Exception {
        run(6, false);
        for (var text : List.of("MSH|^~\\&|\rMSA|AA|other\r", "MSH|^~\\&|\rMSA|AE|" + writer.id(1) + "\r", "rubbish"))
            hear(MllpFramer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, monitor.answered());
        hear(MllpFramer.wrap(("MSH|^~\\&|\rMSA|CA|" + writer.id(1) + "\r").getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, monitor.answered());
    }

    @Test
    void reconnected_asksAgainAtOnce() throws Exception {
        run(6, false);
        monitor.replugged();
        run(0.1, false);
        assertEquals(2, said.size());
        assertArrayEquals(said.get(0), said.get(1));
    }

    private void run(double seconds, boolean answer) throws Exception {
        for (long until = now + (long) (seconds * SECOND); now < until; ) {
            now += Child.STEP_NANOS;
            child.step();
            var before = said.size();
            monitor.step(now, said::add);
            if (answer && said.size() > before) hear(answer(said.getLast()));
        }
    }

    private void hear(byte[] bytes) {
        for (var b : bytes) monitor.hear(new byte[] {b}, 1, now); // in the smallest chunks
    }

    private static byte[] answer(byte[] frame) throws Exception {
        var header = message(frame).header();
        return MllpFramer.wrap(
                Hl7Answer.accepted(header, Hl7Answer.Form.BY_HEADER, "A1", 0).bytes());
    }

    private static Pcd01 read(byte[] frame) throws Exception {
        return Pcd01.read(message(frame), Rig.ORIGIN, 0);
    }

    private static Hl7Message message(byte[] frame) throws Exception {
        var framer = new MllpFramer(100_000);
        framer.feed(frame, Rig.ORIGIN);
        return Hl7Message.parse(((MllpFrame.Whole) framer.next()).bytes(), StandardCharsets.UTF_8);
    }

    private static Reading.Measured value(Pcd01 report, Vital vital) {
        for (var reading : report.readings()) if (reading instanceof Reading.Measured m && m.vital() == vital) return m;
        throw new AssertionError("no " + vital + " in " + report.readings());
    }
}
