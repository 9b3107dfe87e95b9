package health.vigil.decode.cuff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.decode.cuff.SunTechFrames.Command;
import health.vigil.decode.cuff.SunTechFrames.Result;
import health.vigil.vital.CuffOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SunTechDriverTest {
    private static final String START = Wire.hex(Command.START_PEDIATRIC.bytes());
    private static final String ABORT = Wire.hex(Command.ABORT.bytes());
    private static final String PRESSURE = Wire.hex(Command.GET_PRESSURE.bytes());
    private static final String RESULT = Wire.hex(Command.GET_RESULT.bytes());
    private static final Result GOOD = new Result(98, 55, 70, 110, 0);

    private final Wire wire = new Wire(new SunTechDriver(true));

    private void reply(char letter) {
        wire.receive(SunTechFrames.reply(letter));
    }

    private void started() {
        assertTrue(wire.driver.order(CuffOrder.START_PEDIATRIC));
        assertEquals(START, wire.says());
        reply(SunTechFrames.RECEIVED);
        assertEquals(List.of("CUFF_STARTED 0"), wire.heard());
    }

    private void done() {
        started();
        reply(SunTechFrames.DONE);
        assertEquals(RESULT, wire.after(100).says());
    }

    @Test
    void determination_fromOrderToNumbers() {
        started();
        assertEquals("", wire.after(199).says());
        assertEquals(PRESSURE, wire.after(1).says());
        wire.receive(SunTechFrames.pressure(121));
        assertEquals(List.of("CUFF_PRESSURE 121"), wire.heard());
        assertEquals(PRESSURE, wire.after(200).says());
        reply(SunTechFrames.DONE);
        assertEquals("", wire.after(50).says());
        assertEquals(RESULT, wire.after(50).says());
        wire.receive(SunTechFrames.result(GOOD));
        assertEquals(List.of("CUFF_DONE 0", "NIBP_SYSTOLIC 98", "NIBP_DIASTOLIC 55", "NIBP_MEAN 70"), wire.heard());
        assertEquals(PRESSURE, wire.after(1000).says());
    }

    @Test
    void order_withoutControl_isRefused() {
        var watching = new Wire(new SunTechDriver(false));
        assertFalse(watching.driver.order(CuffOrder.START_PEDIATRIC));
        assertFalse(watching.driver.order(CuffOrder.ABORT));
        assertEquals(PRESSURE, watching.says());
    }

    @ParameterizedTest
    @CsvSource({"START_ADULT,3A 20 A6", "START_NEONATAL,3A 28 9E", "START_PEDIATRIC,3A 87 3F", "ABORT,3A 79 01 00 4C"})
    void order_sendsItsOwnCommand(CuffOrder order, String hex) {
        assertTrue(wire.driver.order(order));
        assertEquals(hex, wire.says());
    }

    @Test
    void secondStart_whileMeasuring_isRefused() {
        started();
        assertFalse(wire.driver.order(CuffOrder.START_PEDIATRIC));
    }

    @Test
    void idle_isPolledOnceASecond_soThatSilenceShows() {
        var polls = 0;
        for (int i = 0; i < 100; i++) polls += wire.after(50).says().isEmpty() ? 0 : 1;
        assertEquals(5, polls, 1);
        assertEquals(3500, wire.driver.silenceMillis());
    }

    @Test
    void commands_keepTheirDistance() {
        assertEquals(PRESSURE, wire.says());
        wire.driver.order(CuffOrder.START_PEDIATRIC);
        assertEquals("", wire.after(99).says());
        assertEquals(START, wire.after(1).says());
    }

    @Test
    void abort_endsADetermination() {
        started();
        assertTrue(wire.driver.order(CuffOrder.ABORT));
        assertEquals(ABORT, wire.after(100).says());
        reply(SunTechFrames.ABORTED);
        assertEquals(List.of("CUFF_FAILED 65 stopped"), wire.heard());
    }

    @Test
    void abortThatIsRefused_isRepeated_untilTheModuleSaysThatItStopped() {
        started();
        wire.driver.order(CuffOrder.ABORT);
        assertEquals(ABORT, wire.after(100).says());
        reply(SunTechFrames.UNRECOGNISABLE);
        reply(SunTechFrames.BUSY);
        assertEquals(List.of(), wire.heard(), "it squeezes on");
        assertEquals(ABORT, wire.after(1000).says());
        reply(SunTechFrames.ABORTED);
        assertEquals(List.of("CUFF_FAILED 65 stopped"), wire.heard());
    }

    @Test
    void abortRefusedToTheEnd_isReported_andTheCuffThatSqueezesOnBeginsAnew() {
        started();
        wire.driver.order(CuffOrder.ABORT);
        for (int i = 0; i < 3; i++) {
            assertEquals(ABORT, wire.after(1000).says());
            reply(SunTechFrames.ERROR);
        }
        wire.after(1000).says();
        wire.after(1000).says();
        wire.receive(SunTechFrames.pressure(120));
        assertEquals(
                List.of("CUFF_FAILED 0 no answer: stop", "CUFF_STARTED 0 already running", "CUFF_PRESSURE 120"),
                wire.heard());
    }

    @Test
    void abortWithoutAnswer_isRepeatedThenReported() {
        started();
        wire.driver.order(CuffOrder.ABORT);
        assertEquals(ABORT, wire.after(100).says());
        assertEquals(ABORT, wire.after(1000).says());
        assertEquals(ABORT, wire.after(1000).says());
        assertEquals("", wire.after(1000).says());
        assertEquals(PRESSURE, wire.after(1).says());
        wire.receive(SunTechFrames.pressure(0));
        assertEquals(List.of("CUFF_FAILED 0 no answer: stop", "CUFF_PRESSURE 0"), wire.heard());
    }

    @Test
    void idleCuff_givesASignOfLife() {
        assertEquals(PRESSURE, wire.says());
        wire.receive(SunTechFrames.pressure(2));
        assertEquals(List.of("CUFF_PRESSURE 2"), wire.heard());
    }

    @Test
    void busyModule_refusesTheStart() {
        wire.driver.order(CuffOrder.START_PEDIATRIC);
        wire.says();
        reply(SunTechFrames.BUSY);
        assertEquals(List.of("CUFF_FAILED 66 cuff is busy"), wire.heard());
    }

    @Test
    void startWithoutAnswer_isReported() {
        wire.driver.order(CuffOrder.START_PEDIATRIC);
        wire.says();
        assertEquals("", wire.after(1000).says());
        assertEquals(PRESSURE, wire.after(1).says());
        wire.receive(SunTechFrames.pressure(3));
        assertEquals(List.of("CUFF_FAILED 0 no answer: start", "CUFF_PRESSURE 3"), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({"85,air hose blocked", "86,stopped by the user", "87,cuff leaks or is loose", "55,error 55"})
    void errorInTheResult_givesNoNumbers(int code, String words) {
        done();
        wire.receive(SunTechFrames.result(new Result(98, 55, 70, 110, code)));
        assertEquals(List.of("CUFF_FAILED " + code + " " + words), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({"1,weak or no signal", "2,artifact or erratic signal", "3,pressure out of range", "4,took too long"})
    void errorOfTheMoment_mayBeTriedAgain(int code, String words) {
        done();
        wire.receive(SunTechFrames.result(Result.failed(code)));
        assertEquals(List.of("CUFF_DISTURBED " + code + " " + words), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({
        "88,safety time-out",
        "89,cuff over-pressure",
        "90,power or hardware fault",
        "91,not permitted or zeroing failed",
        "97,transducer out of range",
        "99,calibration memory fault"
    })
    void errorOfTheModule_isAFaultOfTheDevice(int code, String words) {
        done();
        wire.receive(SunTechFrames.result(Result.failed(code)));
        assertEquals(List.of("CUFF_FAILED " + code + " " + words, "DEVICE_FAULT " + code + " " + words), wire.heard());
    }

    @ParameterizedTest
    @CsvSource({"98,55,98", "98,55,55", "55,98,70", "98,0,40", "310,55,70", "0,0,0"})
    void impossibleResult_givesNoNumbers(int systolic, int diastolic, int mean) {
        done();
        wire.receive(SunTechFrames.result(new Result(systolic, diastolic, mean, 110, 0)));
        assertEquals(List.of("CUFF_DISTURBED 0 impossible result"), wire.heard());
        assertEquals(1, wire.driver.counts().outOfRange());
    }

    @Test
    void resultLost_isAskedForAgain() {
        done();
        assertEquals("", wire.after(999).says());
        assertEquals(RESULT, wire.after(1).says());
        wire.receive(SunTechFrames.result(GOOD));
        assertEquals("CUFF_DONE 0", wire.heard().getFirst());
    }

    @Test
    void doneLost_isNoticedByTheFlatCuff() {
        started();
        for (int mmHg = 150; mmHg > 0; mmHg -= 10) poll(mmHg);
        for (int i = 0; i < 9; i++) poll(0);
        assertEquals(RESULT, wire.after(200).says());
    }

    private void poll(int mmHg) {
        assertEquals(PRESSURE, wire.after(200).says());
        wire.receive(SunTechFrames.pressure(mmHg));
    }

    @Test
    void pressureFoundInTheCuff_isADeterminationOfSomebodyElse() {
        wire.says();
        wire.receive(SunTechFrames.pressure(80));
        assertEquals(List.of("CUFF_STARTED 0 already running", "CUFF_PRESSURE 80"), wire.heard());
        reply(SunTechFrames.DONE);
        assertEquals(RESULT, wire.after(200).says());
    }

    @Test
    void lastAirOfADetermination_isNotTheNextOne() {
        done();
        wire.receive(SunTechFrames.result(GOOD), SunTechFrames.pressure(45), SunTechFrames.pressure(22));
        assertEquals(
                List.of("CUFF_PRESSURE 45", "CUFF_PRESSURE 22"), wire.heard().subList(4, 6));
        wire.receive(SunTechFrames.pressure(4), SunTechFrames.pressure(45));
        assertEquals(List.of("CUFF_PRESSURE 4", "CUFF_STARTED 0 already running", "CUFF_PRESSURE 45"), wire.heard());
    }

    @Test
    void acknowledgementLost_isNoticedByThePressure() {
        wire.driver.order(CuffOrder.START_PEDIATRIC);
        wire.says();
        wire.after(1000).says();
        wire.after(1).says();
        wire.receive(SunTechFrames.pressure(30));
        assertEquals(
                List.of("CUFF_FAILED 0 no answer: start", "CUFF_STARTED 0 already running", "CUFF_PRESSURE 30"),
                wire.heard());
    }

    @Test
    void determinationWithoutEnd_isGivenUp() {
        started();
        var said = new ArrayList<String>();
        for (int i = 0; i < 1100; i++) {
            said.add(wire.after(200).says());
            wire.receive(SunTechFrames.pressure(60));
        }
        assertTrue(wire.heard().contains("CUFF_FAILED 0 no answer: measurement"));
        assertFalse(said.contains(RESULT));
    }

    @Test
    void reopenedDuringADetermination_reportsIt_andForgetsOrders() {
        started();
        wire.driver.opened(wire.now);
        wire.driver.order(CuffOrder.START_ADULT);
        wire.driver.opened(wire.now);
        assertEquals(PRESSURE, wire.says());
        wire.receive(SunTechFrames.pressure(0));
        assertEquals(List.of("CUFF_FAILED 0 connection lost during the measurement", "CUFF_PRESSURE 0"), wire.heard());
    }

    @Test
    void halfPacket_doesNotSwallowTheAnswersToCome() {
        wire.says();
        wire.receive(Wire.bytes("3E 18 01"));
        wire.after(1000).says();
        wire.after(1000).says();
        wire.receive(SunTechFrames.pressure(80));
        assertEquals(List.of("CUFF_STARTED 0 already running", "CUFF_PRESSURE 80"), wire.heard());
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void commands_areRecognisedByTheModule(Command command) {
        var ear = new SunTechFrames.Commands();
        for (var noise : new byte[] {0x3A, 0x79, 0x01, 0x3A}) ear.accept(noise);
        var bytes = command.bytes();
        for (int i = 0; i < bytes.length - 1; i++)
            assertTrue(ear.accept(bytes[i]).isEmpty());
        assertEquals(command, ear.accept(bytes[bytes.length - 1]).orElseThrow());
    }

    @Test
    void packets_standAsTheTablesHaveThem() {
        assertArrayEquals(Wire.bytes("3E 04 4B 73"), SunTechFrames.reply(SunTechFrames.DONE));
        assertArrayEquals(Wire.bytes("3E 05 02 01 BA"), SunTechFrames.pressure(258));
        var result = SunTechFrames.result(new Result(115, 74, 88, 85, 0));
        assertEquals("3E 18 73 00 4A 00 00 00", Wire.hex(result).substring(0, 23));
        assertEquals(24, result.length);
    }

    @Test
    void publishedVectors_areUnderstood() throws Exception {
        var commands = new ArrayList<Command>();
        var ear = new SunTechFrames.Commands();
        for (var line : Wire.vectors("suntech_vectors.txt")) {
            var bytes = line.startsWith("#")
                    ? new byte[0]
                    : Wire.bytes(line.substring(2).split(";")[0]);
            if (line.startsWith(">")) for (var b : bytes) ear.accept(b).ifPresent(commands::add);
            if (line.startsWith("<")) wire.receive(bytes);
        }
        assertEquals(6, commands.size());
        assertEquals(6, wire.driver.counts().frames());
        assertEquals(0, wire.driver.counts().skippedBytes());
    }

    @Test
    void publishedResult_isRead() throws Exception {
        done();
        var line = Wire.vectors("suntech_vectors.txt").getLast();
        wire.receive(Wire.bytes(line.substring(2).split(";")[0]));
        assertEquals(List.of("CUFF_DONE 0", "NIBP_SYSTOLIC 115", "NIBP_DIASTOLIC 74", "NIBP_MEAN 88"), wire.heard());
    }
}
