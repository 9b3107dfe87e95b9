package health.vigil.bench;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.EventSender;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.UpdateListener;
import java.util.stream.Collectors;

/// Esper 9 in the best formulation we found: one `on ... merge` into a table that holds a row for each series
/// that is out of its limits or has an alarm. A reading of a quiet series costs one look for a row that is not
/// there.
///
/// Tried on the same data, all with the right alarms, nanoseconds per reading at 1,000 beds quiet and active,
/// beside 93 and 244 for this one: two merges behind filters for inside and outside, 200 and 403; the same with
/// the limits in the event, 110 and 254. Those that were slower before they could even clear an alarm: an
/// overlapping context per violation, 130 and 853; a keyed context that begins outside and ends inside, 112 and
/// 979; a keyed context with a pattern, 310 and 1,989. No timer runs in any: the readings' own times decide.
///
/// What can be switched off for one thread is: locks, ordered dispatch, Esper's own clock.
final class EsperRules implements Contender {
    private static final String RULES = """
        create table Watch(series int primary key, outsideSince long, insideSince long, alarm boolean);

        on Reading as r merge Watch as w where w.series = r.series
          when not matched and (OUTSIDE) then
            insert select r.series as series, r.takenAt as outsideSince, -1L as insideSince, false as alarm
          when matched and not (OUTSIDE) and not w.alarm then delete
          when matched and not (OUTSIDE) and w.insideSince < 0 then update set insideSince = r.takenAt
          when matched and not (OUTSIDE) and r.takenAt - w.insideSince >= CLEAR_SECONDS then
            insert into Ended select r.series as series, r.takenAt as takenAt
            then delete
          when matched and (OUTSIDE) and not w.alarm and r.takenAt - w.outsideSince >= DELAY_SECONDS then
            insert into Began select r.series as series, r.takenAt as takenAt
            then update set alarm = true
          when matched and (OUTSIDE) and w.insideSince >= 0 then update set insideSince = -1L;

        @name('began') select series, takenAt from Began;
        @name('ended') select series, takenAt from Ended;
        """;

    private final Alarms alarms;
    private final EventSender sender;

    EsperRules(Load load, Alarms alarms) {
        this.alarms = alarms;
        sender = deployed(load).getEventService().getEventSender("Reading");
    }

    @Override
    public void second(long second, float[] values) {
        for (int i = 0; i < values.length; i++) sender.sendEvent(new Reading(i, i % Numeric.COUNT, second, values[i]));
    }

    private EPRuntime deployed(Load load) {
        var settings = settings();
        var runtime = EPRuntimeProvider.getRuntime(load.toString(), settings);
        runtime.initialize();
        try {
            for (var statement :
                    runtime.getDeploymentService().deploy(compiled(settings)).getStatements())
                switch (statement.getName()) {
                    case "began" -> statement.addListener(each(e -> alarms.began(series(e), second(e))));
                    case "ended" -> statement.addListener(each(e -> alarms.ended(series(e), second(e))));
                    default -> {}
                }
            return runtime;
        } catch (EPDeployException impossible) {
            throw new IllegalStateException(impossible.getMessage());
        }
    }

    private static EPCompiled compiled(Configuration settings) {
        var outside = Numeric.all()
                .map(n -> "r.numeric = " + n.ordinal() + " and r.value not in [" + n.low + ":" + n.high + "]")
                .collect(Collectors.joining(" or "));
        var rules = RULES.replace("OUTSIDE", outside)
                .replace("DELAY_SECONDS", Integer.toString(DELAY_SECONDS))
                .replace("CLEAR_SECONDS", Integer.toString(CLEAR_SECONDS));
        try {
            return EPCompilerProvider.getCompiler().compile(rules, new CompilerArguments(settings));
        } catch (EPCompileException wrong) {
            // Its own exception holds its parser, which does not go through the pipe to JMH.
            throw new IllegalStateException(wrong.getMessage() + "\n" + rules);
        }
    }

    private static Configuration settings() {
        var settings = new Configuration();
        settings.getCommon().addEventType("Reading", Reading.class);
        var threads = settings.getRuntime().getThreading();
        threads.setInternalTimerEnabled(false);
        threads.setListenerDispatchPreserveOrder(false);
        threads.setInsertIntoDispatchPreserveOrder(false);
        threads.setNamedWindowConsumerDispatchPreserveOrder(false);
        settings.getRuntime().getExecution().setDisableLocking(true);
        return settings;
    }

    private interface Told {
        void tell(EventBean event);
    }

    private static UpdateListener each(Told told) {
        return (fresh, old, statement, runtime) -> {
            for (var event : fresh) told.tell(event);
        };
    }

    private static int series(EventBean event) {
        return (Integer) event.get("series");
    }

    private static long second(EventBean event) {
        return (Long) event.get("takenAt");
    }

    /// The event, as Esper's generated code reads it fastest: a public class with getters.
    public static final class Reading {
        private final int series;
        private final int numeric;
        private final long takenAt;
        private final double value;

        Reading(int series, int numeric, long takenAt, double value) {
            this.series = series;
            this.numeric = numeric;
            this.takenAt = takenAt;
            this.value = value;
        }

        public int getSeries() {
            return series;
        }

        public int getNumeric() {
            return numeric;
        }

        public long getTakenAt() {
            return takenAt;
        }

        public double getValue() {
            return value;
        }
    }
}
