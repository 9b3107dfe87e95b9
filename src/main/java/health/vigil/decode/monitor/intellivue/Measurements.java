package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.Tally;
import health.vigil.decode.hl7.MdcTerm;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The monitor's measurements as readings. Of several measurements of one vital (breaths from CO2 and from the chest, a
/// pulse from the finger and from an artery) the preferred one speaks as long as it has a number ({@link
/// MdcTerm#rank}); one that is not listed any more is a gap.
final class Measurements {
    /// Three of the numbers' periods.
    private static final long GONE_NANOS = 3 * Moment.NANOS_PER_SECOND;
    /// Far more settings than any monitor shows; the oldest is forgotten beyond.
    private static final int MOST_SETTINGS = 64;

    /// @param term whose number speaks for its vital
    /// @param at when it last did
    private record Speaker(MdcTerm term, Moment at) {}

    /// Makes a reading of a number.
    interface Teller {
        Reading reading(Numeric numeric, MdcTerm term, long ageMillis, Moment at);
    }

    private final Tally tally;
    private final Determinations cuff = new Determinations(this::reading);
    private final Map<Vital, Speaker> speakers = new EnumMap<>(Vital.class);
    /// Handles of what somebody set: their label is not in every reply.
    private final Set<Integer> settings = new LinkedHashSet<>();

    Measurements(Tally tally) {
        this.tally = tally;
    }

    /// Another association: what it calls by a handle may be something else.
    void associated() {
        settings.clear();
    }

    void opened() {
        cuff.opened();
        speakers.clear();
        settings.clear();
    }

    void heard(MonitorMessage.Numbers numbers, Moment at, Consumer<Reading> readings) {
        for (var object : numbers.objects()) {
            note(object);
            if (settings.contains(object.handle())) continue;
            if (Determinations.holds(object)) cuff.heard(object, numbers.time(), at, readings);
            else for (var numeric : object.numerics()) continuous(numeric, at, readings);
        }
        gone(at, readings);
    }

    private void note(NumericObject object) {
        if (object.label() == 0) return;
        if (!object.setting()) settings.remove(object.handle());
        else if (settings.add(object.handle()) && settings.size() > MOST_SETTINGS)
            settings.remove(settings.iterator().next());
    }

    private void continuous(Numeric numeric, Moment at, Consumer<Reading> readings) {
        var term = numeric.term();
        if (term == null || silenced(numeric, term, at)) return;
        var reading = reading(numeric, term, 0, at);
        if (reading instanceof Reading.Measured) speakers.put(term.vital(), new Speaker(term, at));
        else speakers.remove(term.vital());
        readings.accept(reading);
    }

    /// Another measurement of the same vital has a number, and this one none or a worse one.
    private boolean silenced(Numeric numeric, MdcTerm term, Moment at) {
        var speaker = speakers.get(term.vital());
        if (speaker == null || speaker.term == term || old(speaker, at)) return false;
        return numeric.missing() != null || term.rank() >= speaker.term.rank();
    }

    private void gone(Moment at, Consumer<Reading> readings) {
        for (var vital : Vital.values()) {
            var speaker = speakers.get(vital);
            if (speaker == null || !old(speaker, at)) continue;
            speakers.remove(vital);
            readings.accept(new Reading.Gap(at, vital, Reason.NOT_AVAILABLE));
        }
    }

    private static boolean old(Speaker speaker, Moment at) {
        return at.nanosSince(speaker.at) >= GONE_NANOS;
    }

    private Reading reading(Numeric numeric, MdcTerm term, long ageMillis, Moment at) {
        var value = numeric.in(term);
        var missing = missing(numeric, term, value);
        if (missing != null) return new Reading.Gap(at, term.vital(), missing);
        var method = term.method();
        return new Reading.Measured(
                at, term.vital(), value, method == null ? Method.DEVICE : method, numeric.quality(), ageMillis);
    }

    private @Nullable Reason missing(Numeric numeric, MdcTerm term, double value) {
        var reason = numeric.missing();
        if (reason != null) return reason;
        if (Double.isNaN(value)) {
            tally.unknown();
            return Reason.NOT_AVAILABLE;
        }
        if (term.vital().plausible(value)) return null;
        tally.outOfRange();
        return Reason.OUT_OF_RANGE;
    }
}
