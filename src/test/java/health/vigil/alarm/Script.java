package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.profile.LimitChange;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Limb;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A bed's story as a table: one row per moment, `seconds | what happens | what is told`.
///
/// Between the rows time ticks four times a second and every number that was set goes on arriving once a second,
/// until it is replaced or silenced. What is told at a moment that no row mentions fails the test.
final class Script {
    private static final long TICK = 250;
    private static final long WALL = 1_767_225_600_000L;
    private static final Map<String, SourceSpec> SOURCES = new LinkedHashMap<>();

    static {
        for (var spec : List.of(
                new SourceSpec(new SourceId("clip"), 0, 333),
                new SourceSpec(new SourceId("capno"), 1, 1000),
                new SourceSpec(new SourceId("cuff"), 2, 1000, Limb.UNKNOWN, true),
                new SourceSpec(new SourceId("hl7"), 3, 10_000)))
            SOURCES.put(spec.source().name(), spec);
    }

    /// Names of conditions raised in any transcript of this JVM.
    static final Set<String> RAISED = new ConcurrentSkipListSet<>();

    private final Limb clipLimb;
    private final Map<String, Double> streaming = new LinkedHashMap<>();
    private final Set<String> talking = new java.util.LinkedHashSet<>(SOURCES.keySet());
    private final List<String> told = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private BedState state = BedState.EMPTY;
    private long epoch = 1;
    private long offset;
    private long millis;
    private long wallShift;
    private double driftPpm;
    private long standing;
    private long standsUntil;
    private final List<Input> waiting = new ArrayList<>();

    private Script(Limb clipLimb) {
        this.clipLimb = clipLimb;
    }

    static BedState play(String table) {
        return play(Limb.UNKNOWN, Profiles.FOUR_YEARS, table);
    }

    static BedState play(Profile profile, String table) {
        return play(Limb.UNKNOWN, profile, table);
    }

    /// @param limb where the clip sits
    static BedState play(Limb limb, String table) {
        return play(limb, Profiles.FOUR_YEARS, table);
    }

    static BedState play(Limb limb, Profile profile, String table) {
        var script = new Script(limb);
        script.begin(profile);
        script.run(table);
        return script.state;
    }

    private void begin(Profile profile) {
        start("the test begins", List.copyOf(SOURCES.values()));
        for (var spec : SOURCES.values()) step(new Input.LinkChanged(now(), spec.source(), true, "open"));
        step(new Input.Admitted(now(), "nurse", new Patient("", "", 4 * 365 + 30, 16), profile));
        told.clear();
    }

    private void start(String why, List<SourceSpec> sources) {
        var specs = sources.stream()
                .map(s -> s.source().name().equals("clip")
                        ? new SourceSpec(s.source(), s.rank(), s.periodMillis(), clipLimb)
                        : s)
                .toList();
        step(new Input.Started(now(), specs, Profiles.NOBODY, why));
    }

    /// The bed after a table, whatever was told.
    static BedState after(Profile profile, String table) {
        var script = new Script(Limb.UNKNOWN);
        script.begin(profile);
        script.happen(table);
        return script.state;
    }

    /// Nothing but labels of adverse events is told: alarms have transcripts of their own.
    static BedState labelled(Limb limb, String table) {
        var script = new Script(limb);
        script.begin(Profiles.SEDATION);
        assertEquals(String.join("\n", script.happen(table)), String.join("\n", script.labels));
        return script.state;
    }

    private void run(String table) {
        assertEquals(String.join("\n", happen(table)), String.join("\n", told));
    }

    /// What should be told.
    private List<String> happen(String table) {
        var rows = new TreeMap<Long, List<String[]>>();
        var expected = new ArrayList<String>();
        for (var line : table.lines().filter(l -> !l.isBlank()).toList()) {
            var cells = line.split("\\|", 3);
            var at = Math.round(Double.parseDouble(cells[0].strip()) * 1000);
            rows.computeIfAbsent(at, k -> new ArrayList<>()).add(cells);
            var out = cells.length > 2 ? cells[2].strip() : "";
            for (var each : out.split(" \\+ ")) if (!each.isBlank()) expected.add(seconds(at) + " " + each.strip());
        }
        for (; millis <= rows.lastKey(); millis += TICK) beat(rows.getOrDefault(millis, List.of()));
        return expected;
    }

    private void beat(List<String[]> rows) {
        if (standing > 0 && millis == standsUntil) goOn();
        if (millis % 1000 == 0) {
            talking.forEach(this::talk);
            streaming.forEach(this::send);
        }
        for (var row : rows) for (var act : row[1].split(",")) act(act.strip());
        if (standing == 0) step(new Input.Ticked(now()));
    }

    /// Nothing is done from now on. Ports are read all the same: what arrives is stamped, and waits.
    private void stand(long seconds) {
        standing = seconds;
        standsUntil = millis + seconds * 1000;
    }

    /// What waited is taken in its order; then the stall is noticed, as a bed's loop does.
    private void goOn() {
        var stood = standing;
        standing = 0;
        var arrived = List.copyOf(waiting);
        waiting.clear();
        arrived.forEach(this::step);
        step(new Input.Stalled(now(), stood * 1_000_000_000L));
    }

    /// The whole process is stopped: nothing is read, and what comes is lost.
    private void freeze(long seconds) {
        millis += seconds * 1000;
        step(new Input.Stalled(now(), seconds * 1_000_000_000L));
    }

    private void act(String words) {
        if (words.isEmpty()) return;
        var word = words.split("\\s+");
        switch (word[0]) {
            case "ack" -> step(new Input.Acknowledged(now(), "nurse", word.length > 1 ? word[1] : "", seen(word)));
            case "pause" -> step(new Input.AudioPaused(now(), "nurse", Long.parseLong(word[1]) * 1_000_000_000L));
            case "resume" -> step(new Input.AudioResumed(now(), "nurse"));
            case "audiooff" -> step(new Input.AudioTurnedOff(now(), "nurse", rest(words, 1)));
            case "alarmpause" ->
                step(new Input.AlarmPaused(
                        now(),
                        "nurse",
                        condition(word[1]),
                        subject(word[1]),
                        Long.parseLong(word[2]) * 1_000_000_000L));
            case "alarmoff" ->
                step(new Input.AlarmTurnedOff(now(), "nurse", condition(word[1]), subject(word[1]), rest(words, 2)));
            case "alarmon" -> step(new Input.AlarmTurnedOn(now(), "nurse", condition(word[1]), subject(word[1])));
            case "accept" -> step(new Input.ResponsibilityAccepted(now(), "pager", word[1]));
            case "limit" ->
                step(new Input.LimitChanged(
                        now(),
                        "nurse",
                        Condition.valueOf(word[1]),
                        Priority.valueOf(word[2]),
                        Double.parseDouble(word[3])));
            case "down" -> step(new Input.LinkChanged(now(), source(word[1]), false, "unplugged"));
            case "up" -> step(new Input.LinkChanged(now(), source(word[1]), true, "open"));
            case "silence" -> silence(word[1]);
            case "talk" -> talking.add(word[1]);
            case "stop" -> stop(word[1], word[2]);
            case "event" ->
                receive(
                        source(word[1]),
                        new Reading.DeviceEvent(
                                now(),
                                Reading.DeviceEvent.Kind.valueOf(word[2]),
                                word.length > 3 ? Double.parseDouble(word[3]) : 0,
                                "words"));
            case "old" ->
                receive(
                        source(word[2]),
                        old(Vital.valueOf(word[3]), Double.parseDouble(word[4]), Long.parseLong(word[1])));
            case "gap" -> gap(word[1], Vital.valueOf(word[2]), Reading.Gap.Reason.valueOf(word[3]));
            case "part" ->
                step(new Input.PartReported(
                        now(), Condition.valueOf(word[1]), word[2], word.length > 3 ? word[3] : ""));
            case "clock" -> wallShift += Long.parseLong(word[1]);
            case "drift" -> driftPpm = Double.parseDouble(word[1]);
            case "straggler" -> straggler(source(word[1]), Double.parseDouble(word[2]), Long.parseLong(word[3]));
            case "restart" -> restart(Long.parseLong(word[1]));
            case "without" -> without(word[1], Long.parseLong(word[2]));
            case "stand" -> stand(Long.parseLong(word[1]));
            case "freeze" -> freeze(Long.parseLong(word[1]));
            case "admit" -> admit(5 * 365, word.length > 1 ? Integer.parseInt(word[1]) : 0);
            case "correct" -> correct(word);
            case "newborn" -> admit(7, Integer.parseInt(word[1]));
            case "deaf" -> deaf();
            case "assign" -> step(new Input.Assigned(now(), "charge", word[1], rest(words, 2)));
            case "phase" -> step(new Input.PhaseChanged(now(), "nurse", Phase.valueOf(word[1])));
            case "drug" -> step(new Input.DrugGiven(now(), "nurse", word[1], 10, "iv"));
            case "strike" -> step(new Input.DrugStruck(now(), "nurse", given(word[1]), rest(words, 2)));
            case "discharge" -> step(new Input.Discharged(now(), "nurse"));
            case "baseline" -> step(new Input.BaselineTaken(now(), "nurse"));
            case "restore" ->
                step(new Input.LimitsRestored(now(), "nurse", word.length > 1 ? Condition.valueOf(word[1]) : null));
            case "autolimits" -> step(new Input.LimitsComputed(now(), "nurse"));
            case "stat" -> step(new Input.CuffSeriesRequested(now(), "nurse"));
            case "auto" -> auto(word[1]);
            case "order" -> step(new Input.CuffRequested(now(), "nurse", CuffOrder.valueOf(word[1])));
            default -> set(word);
        }
    }

    /// `old 60 hl7 NIBP_SYSTOLIC 105`: determined 60 s ago, told now.
    private Reading old(Vital vital, double value, long seconds) {
        return new Reading.Measured(now(), vital, value, Method.DEVICE, Quality.GOOD, 1000 * seconds);
    }

    /// `ack 7 HIGH sounding`; null where it is not said.
    private static @Nullable Seen seen(String[] word) {
        return word.length < 4 ? null : new Seen(Priority.valueOf(word[2]), word[3].equals("sounding"));
    }

    /// `auto 15`, `auto phase` or `auto off`.
    private void auto(String interval) {
        var every = interval.equals("phase") ? 0 : interval.equals("off") ? -1 : Integer.parseInt(interval);
        step(every < 0 ? new Input.CuffUnscheduled(now(), "nurse") : new Input.CuffScheduled(now(), "nurse", every));
    }

    /// `PULSE_HIGH`, or `SENSOR_OFF:clip` of one source.
    private static Condition condition(String inactivated) {
        return Condition.valueOf(inactivated.split(":")[0]);
    }

    private static String subject(String inactivated) {
        return inactivated.contains(":") ? inactivated.split(":", 2)[1] : "";
    }

    /// Another child.
    private void admit(int ageDays, int cuffMinutes) {
        var p = Profiles.FOUR_YEARS;
        var profile = new Profile(p.id(), p.hash(), p.band(), p.note(), p.ladders(), cuffMinutes);
        step(new Input.Admitted(now(), "nurse", new Patient("", "", ageDays, 18), profile));
    }

    /// When the latest dose of a drug was given; -1 if there is none.
    private long given(String drug) {
        for (var dose : state.drugs().reversed()) if (dose.drug().equals(drug)) return dose.given();
        return -1;
    }

    /// `correct 18`: the weight; `correct 18 INFANT`: another age, too.
    private void correct(String[] word) {
        var weight = Double.parseDouble(word[1]);
        var infant = word.length > 2;
        var child = new Patient("", "", infant ? 150 : 4 * 365 + 30, weight);
        step(new Input.PatientCorrected(now(), "nurse", child, infant ? Profiles.INFANT : Profiles.SEDATION));
    }

    /// What follows the first words, empty if nothing does.
    private static String rest(String words, int first) {
        var parts = words.split("\\s+", first + 1);
        return parts.length > first ? parts[first] : "";
    }

    private void silence(String source) {
        talking.remove(source);
        streaming.keySet().removeIf(k -> k.startsWith(source + " "));
    }

    /// The device goes on talking, but no longer of this vital.
    private void stop(String source, String vital) {
        streaming.keySet().removeIf(k -> (k + " ").startsWith(source + " " + vital + " "));
    }

    /// A connected device always says something.
    private void talk(String source) {
        receive(source(source), new Reading.DeviceEvent(now(), Reading.DeviceEvent.Kind.NOTICE, 0, ""));
    }

    /// `clip SPO2 97`, `clip RESPIRATION_RATE 18 PLETH` or `clip SPO2 97 LOW_PERFUSION`.
    private void set(String[] word) {
        stop(word[0], word[1]);
        var key = word[0] + " " + word[1] + (word.length > 3 ? " " + word[3] : "");
        var value = Double.parseDouble(word[2]);
        if (Vital.valueOf(word[1]).cadence() == Vital.Cadence.CONTINUOUS) streaming.put(key, value);
        send(key, value);
    }

    private void send(String key, double value) {
        var word = key.split(" ");
        var mark = word.length > 2 ? word[2] : "";
        var method = mark.equals("PLETH") ? Method.PLETH : Method.DEVICE;
        var quality = mark.isEmpty() || mark.equals("PLETH") ? Quality.GOOD : Quality.valueOf(mark);
        receive(source(word[0]), new Reading.Measured(now(), Vital.valueOf(word[1]), value, method, quality, 0));
    }

    private void gap(String source, Vital vital, Reading.Gap.Reason reason) {
        stop(source, vital.name());
        receive(source(source), new Reading.Gap(now(), vital, reason));
    }

    /// `straggler clip 2 500`: something stamped 2 s ago, by a wall clock that was 500 ms ahead of what it is now.
    private void straggler(SourceId source, double secondsAgo, long wallMillis) {
        var then = now().plusNanos(-Math.round(secondsAgo * 1e9));
        var at = new Moment(then.epoch(), then.nanos(), then.wallMillis() + wallMillis);
        receive(source, new Reading.DeviceEvent(at, Reading.DeviceEvent.Kind.NOTICE, 0, ""));
    }

    private void receive(SourceId source, Reading reading) {
        var input = new Input.Received(source, reading);
        if (standing > 0) waiting.add(input);
        else step(input);
    }

    /// The process dies and another takes over, with another monotonic clock.
    private void restart(long awaySeconds) {
        restart(awaySeconds, List.copyOf(SOURCES.values()));
    }

    /// A restart after which a device is not configured any more.
    private void without(String source, long awaySeconds) {
        silence(source);
        restart(
                awaySeconds,
                SOURCES.values().stream()
                        .filter(s -> !s.source().name().equals(source))
                        .toList());
    }

    /// Started anew with settings by which no device takes orders.
    private void deaf() {
        restart(
                0,
                SOURCES.values().stream()
                        .map(s -> new SourceSpec(s.source(), s.rank(), s.periodMillis()))
                        .toList());
    }

    private void restart(long awaySeconds, List<SourceSpec> sources) {
        epoch++;
        millis += awaySeconds * 1000;
        offset += 77_000;
        start("restarted", sources);
        for (var spec : sources) step(new Input.LinkChanged(now(), spec.source(), true, "open"));
    }

    private static SourceId source(String name) {
        var spec = SOURCES.get(name);
        if (spec == null) throw new IllegalArgumentException("no source " + name);
        return spec.source();
    }

    private Moment now() {
        var wall = WALL + millis + wallShift + Math.round(millis * driftPpm / 1e6);
        return new Moment(epoch, (millis + offset) * Moment.NANOS_PER_MILLI, wall);
    }

    private void step(Input input) {
        var step = Engine.step(state, input);
        state = step.state();
        for (var output : step.outputs())
            if (output instanceof Output.Raised o)
                RAISED.add(o.alarm().condition().name());
        for (var output : step.outputs())
            (output instanceof Output.Adverse ? labels : told).add(seconds(millis) + " " + words(output));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }

    private static String words(Output output) {
        return switch (output) {
            case Output.Raised o -> "raised " + words(o.alarm());
            case Output.Escalated o -> "escalated " + words(o.alarm());
            case Output.Deescalated o -> "deescalated " + words(o.alarm());
            case Output.Acknowledged o -> "acknowledged " + words(o.alarm());
            case Output.Realarmed o -> "realarmed " + words(o.alarm());
            case Output.Latched o -> "latched " + words(o.alarm());
            case Output.Ended o -> "ended " + words(o.alarm());
            case Output.ResponsibilityTaken o -> "taken " + words(o.alarm()) + " by " + o.by();
            case Output.AudioPaused o -> "audio paused";
            case Output.AudioOff o -> "audio off";
            case Output.AlarmInactivated o ->
                inactivated(o.off().condition(), o.off().subject())
                        + (o.off().paused() ? " alarm paused" : " alarm off");
            case Output.AlarmReactivated o -> inactivated(o.condition(), o.subject()) + " alarm on: " + o.why();
            case Output.Reminded o -> "reminder: " + o.words();
            case Output.DeviceNoted o -> "noted " + o.source() + ": " + o.words();
            case Output.PatientCorrected o -> "corrected by " + o.by() + dropped(o.dropped());
            case Output.DrugStruck o -> "struck " + o.dose().drug() + " by " + o.by();
            case Output.LimitsChanged o ->
                o.changes().stream()
                        .map(Script::words)
                        .collect(Collectors.joining(", ", "limits by " + o.by() + ": ", ""));
            case Output.BaselineTaken o -> "baseline by " + o.by();
            case Output.SignalsTested o -> "signals " + o.outcome() + " by " + o.by();
            case Output.BaselineMissing o -> "no baseline: " + o.why();
            case Output.Adverse o -> o.event().words();
            case Output.ClockStepped o -> "clock stepped " + o.byMillis() + " ms";
            case Output.AudioResumed o -> "audio resumed: " + o.why();
            case Output.Held o -> "held " + o.condition();
            case Output.CuffOrdered o -> o.cuff() + " " + o.order();
            case Output.CuffPlanned o -> "planned by " + o.by() + ": " + o.what();
            case Output.Refused o -> "refused " + o.what() + ": " + o.reason();
            case Output.OutageReported o -> "outage " + o.outageMillis() + " ms";
        };
    }

    private static String inactivated(Condition condition, String subject) {
        return condition + (subject.isEmpty() ? "" : ":" + subject);
    }

    private static String dropped(List<LimitEdit> edits) {
        return edits.stream()
                .map(e -> ", dropped " + e.condition() + " " + e.tier() + " " + limit(e.limit()))
                .collect(Collectors.joining());
    }

    private static String words(LimitChange change) {
        return change.condition() + " " + change.tier() + " " + limit(change.from()) + " to " + limit(change.to());
    }

    private static String limit(double limit) {
        return Double.isNaN(limit) ? "off" : String.valueOf(limit).replaceFirst("\\.0$", "");
    }

    private static String words(Alarm alarm) {
        return List.of(
                        alarm.condition().name(),
                        alarm.subject(),
                        alarm.priority().name())
                .stream()
                .filter(w -> !w.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
