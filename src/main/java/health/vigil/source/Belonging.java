package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.profile.Condition;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.Gap;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Reading.Waveform;
import health.vigil.vital.SourceId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what a device says is of the child in the bed (hazard H3), by the hospital's number for it. Another child's
/// numbers become gaps, its waves holes; its breaths and its cuff are not told. Belongs to one thread.
final class Belonging {
    /// It is over when it is known to be over, and not by waiting.
    private static final int NEVER_QUIET = Integer.MAX_VALUE;

    private final Feed feed;
    private final SourceTrouble trouble;

    Belonging(Feed feed, SourceId source) {
        this.feed = feed;
        this.trouble = new SourceTrouble(feed, Condition.PATIENT_MISMATCH, source.name(), NEVER_QUIET);
    }

    /// Known to differ, or to agree, are only two identities that are both known.
    static boolean known(String admitted, Collection<String> said) {
        return !admitted.isBlank() && !said.isEmpty();
    }

    /// Of two that are known.
    static boolean differs(String admitted, Collection<String> said) {
        return !said.contains(admitted.strip());
    }

    /// A reading as this bed may have it; null for what it may not.
    ///
    /// @param said what the device calls its patient, empty if it does not say
    @Nullable
    Reading judged(Reading reading, String said) {
        if (!stranger(said)) return reading;
        return switch (reading) {
            case Measured m -> new Gap(m.at(), m.vital(), Gap.Reason.OTHER_PATIENT);
            case Gap gap -> gap;
            case Waveform w -> new Waveform(w.at(), w.wave(), w.hertz(), holes(w.samples().length));
            case DeviceEvent event -> ofThePatient(event.kind()) ? null : event;
        };
    }

    private boolean stranger(String said) {
        var ids = said.isBlank() ? List.<String>of() : List.of(said.strip());
        var admitted = feed.patientId();
        var differs = known(admitted, ids) && differs(admitted, ids);
        if (differs) trouble.happened("the device has another patient; its numbers are not shown");
        else trouble.over();
        return differs;
    }

    private static short[] holes(int count) {
        var samples = new short[count];
        Arrays.fill(samples, Waveform.MISSING);
        return samples;
    }

    private static boolean ofThePatient(DeviceEvent.Kind kind) {
        return switch (kind) {
            case BREATH, NO_BREATH, CUFF_PRESSURE, CUFF_STARTED, CUFF_DONE, CUFF_FAILED, CUFF_DISTURBED -> true;
            case LOW_BATTERY, BATTERY_OK, DEVICE_FAULT, IDENTIFIED, NOTICE, ALARMS, ALARMS_INACTIVE -> false;
        };
    }

    /// The line is closed: whose the device's patient is nobody knows.
    void over() {
        trouble.over();
    }
}
