package health.vigil.command;

import health.vigil.bed.SystemClock;
import health.vigil.metrics.Metrics;
import health.vigil.source.SerialSettings;
import health.vigil.source.SerialSource;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureFile;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.vital.SourceId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `vigil capture`: what passes over one line, byte by byte, into a file.
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description = "Keep every byte of a device in a file, for vigil replay or as a source.",
        footer = {
            "",
            "The driver says to the device what makes it talk (a session, polls), and never orders it about. The file"
                + " is text, one line for each piece received or sent, with its time; it may be read while it is"
                + " written, and after a crash. A second capture is added behind the first. Raw bytes of monitors may"
                + " hold a patient's name: keep the file as you keep the record."
        })
public final class CaptureCommand implements Callable<Integer> {
    private static final SourceId NAME = new SourceId("capture");
    /// Within what a terminal waits patiently after Ctrl-C.
    private static final long GOODBYE_MILLIS = 4_000;

    @Option(names = "--port", required = true, paramLabel = "P", description = "Path of the serial port.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private String port;

    @Option(names = "--driver", required = true, paramLabel = "D", description = "As `protocol` in the configuration.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private String driver;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Made, or added to.")
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private Path out;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "" + CaptureSettings.USUAL_MEGABYTES,
            description = "The file never grows beyond (${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stop after so long; without it at Ctrl-C.")
    private long seconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        try {
            var settings = new SerialSettings(NAME, port, driver, false);
            return capture(settings, new CaptureSettings(out, megabytes));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        } catch (CaptureException cannot) {
            say(String.valueOf(cannot.getMessage()));
            return ExitCode.USAGE;
        }
    }

    private int capture(SerialSettings settings, CaptureSettings where) throws CaptureException, InterruptedException {
        var feed = new CaptureFeed(this::say);
        var file = CaptureFile.open(where, this::ended);
        var written = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(written)));
        try (file;
                var source = new SerialSource(settings, feed, new SystemClock(1, 1), new Metrics(), file)) {
            source.start();
            await();
        }
        say(out + ": " + file.size() + " bytes, " + feed.readings() + " readings; see it: ./vigil replay " + out);
        written.countDown();
        return file.keeping() && feed.heard() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void ended(String why) {
        say(why);
        over.countDown();
    }

    private void await() throws InterruptedException {
        if (seconds == 0) over.await();
        else if (over.await(seconds, TimeUnit.SECONDS)) say("stopped before its time");
    }

    /// Ctrl-C: the last lines are written before the process ends.
    private void goodbye(CountDownLatch written) {
        over.countDown();
        try {
            if (!written.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) say("the end of the capture may be missing");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String words) {
        var to = spec.commandLine().getErr();
        to.println(words);
        to.flush();
    }
}
