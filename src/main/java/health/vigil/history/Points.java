package health.vigil.history;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.store.Entry;
import health.vigil.store.Event;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the journal says, in InfluxDB's words. No name or identifier of a child is among them unless the settings
/// allow it, and no name of a person of the staff ever.
///
/// * `vitals`: tags `bed`, `vital` (MDC reference identifier), `source`; fields `value` in the vital's unit,
///   `quality`, `method`, and `age_ms` if it was not live; or only `gap`, the reason why there is no value.
/// * `alarms`: tags `bed`, `condition`, `priority`, `phase` (`raised`, `escalated`, `deescalated`, `acknowledged`,
///   `realarmed`, `latched`, `ended`, `responsibility_taken`); fields `active` 1 or 0, `id`, `source`, and `value`,
///   `extreme`, `limit` where there is one.
/// * `admissions`: tag `bed`; fields `age_days`, `profile`, `band`, and `patient` if allowed; another point when
///   one of them is corrected.
/// * `adverse_events`: tags `bed`, `kind`, `severity` (World SIVA), `ending`; fields `extreme`, `lasted_ms`,
///   `unseen_ms`, `onset_ms` since 1970. One that becomes sentinel has a point then (`ending` lasting) and at its end.
/// * `outages`: tag `bed`; field `millis`.
///
/// Times are wall clock milliseconds, followed by six digits that come from the place in the journal: two points of
/// one series in one millisecond stay two, and a repeated export gives the same times and so changes nothing.
final class Points {
    /// A millisecond's nanoseconds are shared out: thousands for the row, ones for the point of the row.
    private static final int PLACES = 1_000;

    private final boolean patientIds;

    Points(boolean patientIds) {
        this.patientIds = patientIds;
    }

    List<Point> of(Entry entry) {
        var points = new ArrayList<Point>();
        for (var event : entry.events()) {
            add(points, entry, event.input().at(), input(event));
            for (var output : event.outputs()) add(points, entry, output.at(), output(output));
        }
        return points;
    }

    private static void add(List<Point> points, Entry entry, Moment at, @Nullable Point point) {
        if (point == null) return;
        var within = entry.seq() % PLACES * PLACES + points.size() % PLACES;
        points.add(point.addTag("bed", entry.bed().name())
                .time(at.wallMillis() * Moment.NANOS_PER_MILLI + within, WritePrecision.NS));
    }

    private @Nullable Point input(Event event) {
        var input = event.input();
        if (input instanceof Input.Admitted in) return admission(in.patient(), in.profile());
        if (input instanceof Input.PatientCorrected in)
            return refused(event) ? null : admission(in.patient(), in.profile());
        if (!(input instanceof Input.Received received)) return null;
        return switch (received.reading()) {
            case Reading.Measured m -> measured(received.source(), m);
            case Reading.Gap gap ->
                vital(received.source(), gap.vital())
                        .addField("gap", gap.reason().words());
            case Reading.Waveform w -> null;
            case Reading.DeviceEvent e -> null;
        };
    }

    private static boolean refused(Event event) {
        return event.outputs().stream().anyMatch(Output.Refused.class::isInstance);
    }

    private static Point measured(SourceId source, Reading.Measured m) {
        var point = vital(source, m.vital())
                .addField("value", m.value())
                .addField("quality", word(m.quality()))
                .addField("method", word(m.method()));
        return m.ageMillis() == 0 ? point : point.addField("age_ms", m.ageMillis());
    }

    private static Point vital(SourceId source, Vital vital) {
        return Point.measurement("vitals").addTag("vital", vital.refId()).addTag("source", source.name());
    }

    private Point admission(Patient patient, Profile profile) {
        var point = Point.measurement("admissions")
                .addField("age_days", patient.ageDays())
                .addField("profile", profile.id())
                .addField("band", profile.band());
        return patientIds ? point.addField("patient", patient.id()) : point;
    }

    private static @Nullable Point output(Output output) {
        return switch (output) {
            case Output.Raised o -> alarm("raised", o.alarm(), 1);
            case Output.Escalated o -> alarm("escalated", o.alarm(), 1);
            case Output.Deescalated o -> alarm("deescalated", o.alarm(), 1);
            case Output.Acknowledged o -> alarm("acknowledged", o.alarm(), 1);
            case Output.Realarmed o -> alarm("realarmed", o.alarm(), 1);
            case Output.Latched o -> alarm("latched", o.alarm(), 0);
            case Output.Ended o -> alarm("ended", o.alarm(), 0);
            case Output.ResponsibilityTaken o -> alarm("responsibility_taken", o.alarm(), 1);
            case Output.OutageReported o -> Point.measurement("outages").addField("millis", o.outageMillis());
            case Output.AudioPaused o -> null;
            case Output.AudioOff o -> null;
            case Output.AlarmInactivated o -> null;
            case Output.AlarmReactivated o -> null;
            case Output.Reminded o -> null;
            case Output.DeviceNoted o -> null;
            case Output.PatientCorrected o -> null;
            case Output.DrugStruck o -> null;
            case Output.LimitsChanged o -> null;
            case Output.BaselineTaken o -> null;
            case Output.BaselineMissing o -> null;
            case Output.SignalsTested o -> null;
            case Output.Adverse o -> adverse(o);
            case Output.ClockStepped o -> Point.measurement("clock_steps").addField("millis", o.byMillis());
            case Output.AudioResumed o -> null;
            case Output.Held o -> null;
            case Output.CuffOrdered o -> null;
            case Output.CuffPlanned o -> null;
            case Output.Refused o -> null;
        };
    }

    private static Point adverse(Output.Adverse o) {
        var event = o.event();
        var point = Point.measurement("adverse_events")
                .addTag("kind", word(event.kind()))
                .addTag("severity", word(event.severity()))
                .addTag("ending", word(event.ending()))
                .addField("lasted_ms", event.lastedMillis())
                .addField("unseen_ms", event.unseenMillis())
                .addField("onset_ms", event.onset().wallMillis());
        number(point, "extreme", event.extreme());
        return point;
    }

    /// Neither text nor subject: a mismatch of patients names them there.
    private static Point alarm(String phase, Alarm alarm, long active) {
        var point = Point.measurement("alarms")
                .addTag("condition", word(alarm.condition()))
                .addTag("priority", word(alarm.priority()))
                .addTag("phase", phase)
                .addField("active", active)
                .addField("id", alarm.id())
                .addField("source", alarm.source());
        number(point, "value", alarm.value());
        number(point, "extreme", alarm.extreme());
        number(point, "limit", alarm.limit());
        return point;
    }

    /// Missing is missing: line protocol has no word for it, so there is no field.
    private static void number(Point point, String field, double value) {
        if (Double.isFinite(value)) point.addField(field, value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
