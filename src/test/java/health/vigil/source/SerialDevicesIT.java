package health.vigil.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.bed.SystemClock;
import health.vigil.decode.cuff.SunTechFrames;
import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.metrics.Metrics;
import health.vigil.simulator.Pty;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real wire formats through the real serial library.
class SerialDevicesIT {
    private static final SourceId NAME = new SourceId("device");

    private final FeedRecord bed = new FeedRecord("bed 1");
    private final Metrics metrics = new Metrics();

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    }

    @ParameterizedTest
    @EnumSource(NoninFrames.Format.class)
    void clip_givesSaturationPulseAndPleth(NoninFrames.Format format) throws Exception {
        var protocol = format == NoninFrames.Format.DF2 ? "nonin-df2" : "nonin-df7";
        try (var pty = Pty.open();
                var source = source(protocol, pty)) {
            source.start();
            await().until(bed::up);
            var packet = NoninFrames.packet(format, NoninFrames.GREEN, pleth(), NoninFrames.Packet.of(156, 97));
            for (int i = 0; i < 3; i++) pty.write(packet, 1_000);
            await().until(() -> has(Vital.SPO2, 97) && has(Vital.PULSE_RATE, 156));
            assertTrue(bed.readings.stream().anyMatch(r -> r instanceof Reading.Waveform w && w.wave() == Wave.PLETH));
        }
    }

    @Test
    void cuffWithControl_isTakenItsOrderByTheWire() throws Exception {
        try (var pty = Pty.open();
                var source = source("suntech", pty)) {
            source.start();
            await().until(bed::up);
            assertTrue(source.order(NAME, CuffOrder.START_PEDIATRIC));
            var heard = new ArrayList<SunTechFrames.Command>();
            var commands = new SunTechFrames.Commands();
            var buffer = new byte[64];
            await().until(() -> {
                var got = pty.read(buffer, 50);
                if (got > 0) pty.write(SunTechFrames.reply(SunTechFrames.RECEIVED));
                for (int i = 0; i < got; i++) commands.accept(buffer[i]).ifPresent(heard::add);
                return heard.contains(SunTechFrames.Command.START_PEDIATRIC);
            });
        }
    }

    private static int[] pleth() {
        return IntStream.range(0, NoninFrames.FRAMES_PER_PACKET)
                .map(i -> 100 + i)
                .toArray();
    }

    private SerialSource source(String protocol, Pty pty) {
        var settings = new SerialSettings(NAME, pty.path().toString(), protocol, true);
        return new SerialSource(settings, bed, new SystemClock(1, 1), metrics);
    }

    private boolean has(Vital vital, double value) {
        return bed.readings.stream()
                .anyMatch(r -> r instanceof Reading.Measured m && m.vital() == vital && m.value() == value);
    }
}
