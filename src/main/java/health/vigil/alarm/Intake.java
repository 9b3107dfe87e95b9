package health.vigil.alarm;

import health.vigil.alarm.state.OwnAlarms;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;

/// What devices deliver: readings into channels, events to those who watch for them.
final class Intake {
    private Intake() {}

    static void received(Draft d, Input.Received input) {
        var spec = heard(d, input.source());
        switch (input.reading()) {
            case Reading.Measured m
            when earlier(d, m) -> gap(d, spec, new Reading.Gap(m.at(), m.vital(), Reading.Gap.Reason.BEFORE_ADMISSION));
            case Reading.Measured m -> measured(d, spec, m);
            case Reading.Gap gap -> gap(d, spec, gap);
            case Reading.Waveform w -> {}
            case Reading.DeviceEvent e -> event(d, spec.source(), e);
        }
        BreathWatch.sees(d, spec.source());
    }

    /// A monitor tells a pressure again long after its cuff let go: what was determined before this child came may be
    /// another's (hazard H3).
    private static boolean earlier(Draft d, Reading.Measured m) {
        return d.care.patient() != null
                && m.vital().cadence() == Vital.Cadence.EPISODIC
                && d.when() - m.ageMillis() * Moment.NANOS_PER_MILLI < d.care.since();
    }

    private static void measured(Draft d, SourceSpec spec, Reading.Measured m) {
        var channel = d.channel(m.vital()).with(spec, m, d.when());
        d.put(channel);
        var track = channel.inCharge(d.now());
        if (track == null || !track.source().equals(spec.source())) return;
        if (m.method().measured()) LossWatch.found(d, m.vital());
        LimitWatch.value(d, m, spec.source().name());
        if (m.vital() == Vital.RESPIRATION_RATE && m.method().measured()) BreathWatch.rate(d, spec.source(), m.value());
        AdverseWatch.value(d, m.vital(), m.value());
    }

    /// A gap takes the number from the screen at once. It acquits nobody: {@link LossWatch} says what becomes of what
    /// the number had begun.
    private static void gap(Draft d, SourceSpec spec, Reading.Gap gap) {
        var channel = d.channel(gap.vital()).with(spec, gap, d.when());
        d.put(channel);
        BreathWatch.gap(d, spec.source(), gap);
        var track = channel.inCharge(d.now());
        if (track == null) return;
        var other = track.measured();
        if (other == null) LossWatch.interrupted(d, gap.vital(), d.at);
        else LimitWatch.heldElsewhere(d, other, track.source().name());
    }

    /// What a lost source said last is not now any more; a single determination stays, with its age.
    static void cutOff(Draft d, SourceSpec spec) {
        for (var channel : d.channels)
            for (var track : channel.tracks())
                if (track.source().equals(spec.source())
                        && track.measured() != null
                        && channel.vital().cadence() == Vital.Cadence.CONTINUOUS)
                    gap(d, spec, new Reading.Gap(d.at, channel.vital(), Reading.Gap.Reason.LINK_LOST));
    }

    private static void event(Draft d, SourceId source, Reading.DeviceEvent e) {
        switch (e.kind()) {
            case BREATH -> {
                BreathWatch.breath(d, source);
                AdverseWatch.breath(d);
            }
            case NO_BREATH -> BreathWatch.missed(d, source, e.value());
            case CUFF_STARTED, CUFF_PRESSURE, CUFF_DONE, CUFF_FAILED, CUFF_DISTURBED -> CuffWatch.event(d, source, e);
            case LOW_BATTERY -> battery(d, source, true);
            case BATTERY_OK -> battery(d, source, false);
            case DEVICE_FAULT -> {
                CuffSchedule.halt(d, source, e.text());
                Annunciation.event(d, Condition.DEVICE_FAULT, source.name(), e.text());
            }
            case ALARMS, ALARMS_INACTIVE -> own(d, source, e);
            case NOTICE -> noted(d, source, e.text());
            case IDENTIFIED -> {}
        }
    }

    private static SourceSpec heard(Draft d, SourceId source) {
        for (int i = 0; i < d.links.size(); i++) {
            var link = d.links.get(i);
            if (!link.source().equals(source)) continue;
            var heard = link.heard(d.when());
            if (!heard.equals(link)) d.links = Row.replaced(d.links, i, heard);
            return link.spec();
        }
        throw new IllegalArgumentException("source '" + source + "' was not announced to this bed");
    }

    /// What a device alarms of is its own affair: people are told, and no alarm of ours begins, ends or waits for it.
    private static void own(Draft d, SourceId source, Reading.DeviceEvent e) {
        for (int i = 0; i < d.links.size(); i++) {
            var link = d.links.get(i);
            if (!link.source().equals(source)) continue;
            var was = link.own();
            var alarms = e.kind() == Reading.DeviceEvent.Kind.ALARMS;
            var now = alarms ? new OwnAlarms(e.text(), was.inactive()) : new OwnAlarms(was.present(), e.text());
            if (now.equals(was)) continue;
            d.links = Row.replaced(d.links, i, link.withOwn(now));
            noted(d, source, alarms ? present(e.text()) : active(e.text()));
        }
    }

    private static void noted(Draft d, SourceId source, String words) {
        if (!words.isEmpty()) d.tell(new Output.DeviceNoted(d.at, source, words));
    }

    private static String present(String alarms) {
        return alarms.isEmpty() ? "its own alarms are over" : "alarms: " + alarms;
    }

    private static String active(String inactive) {
        return inactive.isEmpty() ? "its own alarms are active again" : inactive;
    }

    private static void battery(Draft d, SourceId source, boolean low) {
        for (int i = 0; i < d.links.size(); i++) {
            var l = d.links.get(i);
            if (l.source().equals(source)) d.links = Row.replaced(d.links, i, l.withLowBattery(low));
        }
    }
}
