package health.vigil.command;

import health.vigil.decode.device.Drivers;
import health.vigil.replay.Recording;
import health.vigil.signal.CapnogramReadings;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureLine;
import health.vigil.source.capture.CaptureReader;
import health.vigil.source.capture.Playback;
import health.vigil.source.capture.Restamped;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A capture as a recording of numbers: decoded again, with the breaths that its CO2 wave shows, as a bed finds them.
final class CaptureRecording {
    /// A driver's silence is so many of its periods (serial-protocols.md rule 5).
    private static final double PERIODS_OF_SILENCE = 2.5;

    private static final Moment BEGIN = new Moment(1, 0, 0);

    private final Playback playback;
    private final CapnogramReadings capnogram = new CapnogramReadings(false);
    private final List<Reading> readings = new ArrayList<>();
    private Moment end = BEGIN;
    private long lost;

    private CaptureRecording(String driver, boolean control) {
        playback = new Playback(Drivers.named(driver, control), this::take);
    }

    /// @throws CaptureException also if its driver is not known here
    static Recording read(Path file) throws CaptureException {
        var header = CaptureReader.header(file);
        if (!Drivers.NAMES.contains(header.driver()))
            throw CaptureException.of(
                    file, "is of a driver '" + header.driver() + "' not known here", "one of " + Drivers.NAMES);
        var made = new CaptureRecording(header.driver(), header.control());
        try (var reader = CaptureReader.open(file)) {
            for (var line = reader.next(); line != null; line = reader.next()) made.play(line);
        }
        var name = String.valueOf(file.getFileName());
        return new Recording(
                name, BEGIN, made.end, period(header.driver()), made.readings, made.notes(header.source()));
    }

    private static long period(String driver) {
        return Math.max(1, Math.round(Drivers.named(driver, false).silenceMillis() / PERIODS_OF_SILENCE));
    }

    private void play(CaptureLine line) {
        if (line instanceof CaptureLine.Lost gone) lost += gone.lines();
        playback.play(line);
        end = now(line.at());
    }

    private Moment now(Moment then) {
        return BEGIN.plusNanos(playback.elapsed(then));
    }

    private void take(Reading then) {
        var reading = Restamped.at(now(then.at()), then, 1);
        if (reading instanceof Reading.Waveform wave) readings.addAll(capnogram.accept(wave));
        else readings.add(reading);
    }

    private List<String> notes(String source) {
        var counts = playback.counts();
        var notes = new ArrayList<String>();
        notes.add("a capture of " + source + ": " + counts.bytes() + " bytes, " + counts.frames() + " frames, "
                + counts.badChecksums() + " bad checks");
        if (lost > 0) notes.add(lost + " lines were lost to a slow disk");
        return notes;
    }
}
