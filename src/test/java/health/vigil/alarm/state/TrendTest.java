package health.vigil.alarm.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;

/// The course of a number: what is kept of it, what its fall is, and what a gap does to it.
class TrendTest {
    private static final long SECOND = Moment.NANOS_PER_SECOND;
    private static final SourceSpec CLIP = new SourceSpec(new SourceId("clip"), 0, 1000);

    private Channel channel = Channel.empty(Vital.SPO2);

    @Test
    void steadyNumber_fallsNotAndIsItsOwnMedian() {
        hold(0, 120, 97);
        assertEquals(0, fall(120));
        assertEquals(97, channel.minuteMedian(120 * SECOND));
        assertEquals(60, channel.minuteCovered(120 * SECOND));
    }

    @Test
    void repeatedNumber_makesNoNewTrend() {
        hold(0, 3, 97);
        var before = channel.trend(3 * SECOND);
        say(4, 97);
        assertSame(before, channel.trend(4 * SECOND));
    }

    @Test
    void fall_isHighestOfTheMinuteMinusNow() {
        hold(0, 30, 98);
        hold(30, 60, 95);
        say(60, 93);
        assertEquals(5, fall(60));
        say(61, 94);
        assertEquals(4, fall(61));
    }

    @Test
    void fallOlderThanAMinute_isNone() {
        hold(0, 30, 98);
        hold(30, 80, 93);
        assertEquals(5, fall(80));
        hold(80, 95, 93);
        assertEquals(0, fall(95));
    }

    @Test
    void rise_isNoFall() {
        hold(0, 30, 90);
        hold(30, 40, 97);
        assertEquals(0, fall(40));
    }

    @Test
    void probePutBackOn_comparesNotWithBefore() {
        hold(0, 30, 98);
        gap(30, Reason.SENSOR_OFF);
        hold(33, 50, 92);
        assertEquals(0, fall(50));
        hold(50, 55, 88);
        assertEquals(4, fall(55));
    }

    @Test
    void probeThatSettles_isNoFall() {
        gap(0, Reason.SENSOR_OFF);
        say(10, 100);
        say(12, 96);
        hold(14, 40, 94);
        assertEquals(0, fall(40));
    }

    @Test
    void offHiddenByASearch_breaksTheCourse() {
        hold(0, 30, 98);
        gap(30, Reason.SENSOR_OFF);
        gap(31, Reason.SEARCHING);
        hold(32, 50, 92);
        assertEquals(0, fall(50));
    }

    @Test
    void shortArtifact_breaksNothing() {
        hold(0, 30, 98);
        gap(30, Reason.ARTIFACT);
        hold(34, 40, 93);
        assertEquals(5, fall(40));
    }

    @Test
    void longArtifact_breaksTheCourse() {
        hold(0, 30, 98);
        gap(30, Reason.ARTIFACT);
        hold(41, 60, 93);
        assertEquals(0, fall(60));
    }

    @Test
    void gap_hasNoFallAndIsNotCovered() {
        hold(0, 30, 98);
        gap(30, Reason.ARTIFACT);
        assertTrue(Double.isNaN(fall(35)));
        assertEquals(30, channel.minuteCovered(35 * SECOND));
        hold(40, 60, 98);
        assertEquals(50, channel.minuteCovered(60 * SECOND));
    }

    @Test
    void silence_coversOnlyWhileTheNumberIsTrue() {
        hold(0, 10, 98);
        assertEquals(14, channel.minuteCovered(50 * SECOND));
        hold(60, 70, 98);
        assertEquals(14, channel.trend(70 * SECOND).covered(0, 60 * SECOND) / SECOND);
    }

    @Test
    void nothingMeasured_hasNoMedian() {
        assertTrue(Double.isNaN(channel.minuteMedian(60 * SECOND)));
        assertEquals(0, channel.minuteCovered(60 * SECOND));
    }

    @Test
    void shortDip_movesNoMedian() {
        hold(0, 20, 97);
        hold(20, 40, 70);
        hold(40, 60, 97);
        assertEquals(97, channel.minuteMedian(60 * SECOND));
    }

    @Test
    void slowFeed_holdsItsNumber() {
        var hl7 = new SourceSpec(new SourceId("hl7"), 3, 10_000);
        for (int t = 0; t <= 60; t += 10) channel = channel.with(hl7, measured(t, t < 60 ? 96 : 90), t * SECOND);
        assertEquals(60, channel.minuteCovered(60 * SECOND));
        assertEquals(6, fall(60));
    }

    @Test
    void lateNumber_turnsNoTimeBack() {
        hold(0, 30, 97);
        gap(30, Reason.ARTIFACT);
        channel = channel.with(CLIP, measured(29, 96), 29 * SECOND);
        hold(31, 60, 97);
        assertEquals(60, channel.minuteCovered(60 * SECOND), 1);
    }

    @Test
    void severalMinutes_areKeptCompactAndNoLonger() {
        for (int t = 0; t < 3600; t++) say(t, 80 + t % 20);
        var spans = channel.trend(3600 * SECOND).past();
        assertTrue(spans.size() <= 24, spans.size() + " spans");
        assertTrue(spans.getFirst().until() >= (3600 - 330) * SECOND, "oldest " + spans.getFirst());
        assertEquals(240, channel.trend(3600 * SECOND).covered(3300 * SECOND, 3540 * SECOND) / SECOND, 1);
    }

    @Test
    void medianOfAnEarlierMinute_isWhatItWasThen() {
        hold(0, 120, 20);
        hold(120, 300, 11);
        assertEquals(20, channel.trend(300 * SECOND).median(60 * SECOND, 120 * SECOND));
        assertEquals(11, channel.minuteMedian(300 * SECOND));
    }

    @Test
    void cuff_keepsDeterminationsWithTheirTimes() {
        var cuff = Channel.empty(Vital.NIBP_SYSTOLIC);
        for (int i = 0; i < 9; i++) cuff = cuff.with(CLIP, systolic(300L * i, 110 - i, 0), 300L * i * SECOND);
        var kept = cuff.trend(2400 * SECOND).past();
        assertEquals(6, kept.size());
        assertEquals(107, kept.getFirst().latest(), "oldest kept");
        assertEquals(102, kept.getLast().latest());
        assertEquals(2400 * SECOND, kept.getLast().from());
    }

    @Test
    void cuffReadingSentAgain_isTheSameDetermination() {
        var cuff = Channel.empty(Vital.NIBP_SYSTOLIC);
        for (int t = 0; t < 60; t += 10) cuff = cuff.with(CLIP, systolic(t, 100, t), t * SECOND);
        assertEquals(1, cuff.trend(60 * SECOND).past().size());
    }

    private void hold(int from, int until, double value) {
        for (int t = from; t < until; t++) say(t, value);
    }

    private void say(int second, double value) {
        channel = channel.with(CLIP, measured(second, value), second * SECOND);
    }

    private void gap(int second, Reason reason) {
        channel = channel.with(CLIP, new Reading.Gap(at(second), Vital.SPO2, reason), second * SECOND);
    }

    private double fall(int second) {
        return channel.trend(second * SECOND).fall(second * SECOND);
    }

    private static Reading measured(int second, double value) {
        return Reading.Measured.of(at(second), Vital.SPO2, value);
    }

    private static Reading systolic(long second, double value, long ageSeconds) {
        return new Reading.Measured(
                at(second), Vital.NIBP_SYSTOLIC, value, Method.DEVICE, Quality.GOOD, ageSeconds * 1000);
    }

    private static Moment at(long second) {
        return new Moment(1, second * SECOND, second * 1000);
    }
}
