package health.vigil.display;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Episode;
import health.vigil.alarm.state.Shown;
import health.vigil.bed.Bed;
import health.vigil.bed.Ward;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one kind of screen shows, as parts with a key each; a client is sent those that changed. Read from the
/// states the beds publish, on the client's loop.
sealed interface View {
    /// What never goes by age alone: as far away as a page's numbers reach.
    long MAX_LIFE_MILLIS = 1L << 50;

    /// Parts of the watched bed begin so.
    String WATCH = "watch.";

    /// The beds whose changes matter.
    Set<BedId> beds();

    /// The parts that the changed beds make up.
    Map<String, Object> parts(Set<BedId> changed, Moment now);

    /// When each bed made its latest step.
    Map<BedId, Moment> steps();

    /// True for a part that tells what was before now: long, and never in front of an alarm.
    static boolean isPast(String key) {
        return key.equals("events") || key.equals("watch.events") || key.startsWith("past.");
    }

    /// True for a part of the bed that a screen of all beds watches.
    static boolean isWatched(String key) {
        return key.startsWith(WATCH);
    }

    /// The bed whose waves and time go with the messages; null for none. From any thread.
    @Nullable
    Audience watched();

    /// Milliseconds between two frames without an alarm.
    long paceMillis();

    /// The screen of one child.
    final class Bedside implements View {
        private static final long PACE_MILLIS = 100;

        /// Rounding of two clocks moves the moment of one measurement by this much; it is the same measurement.
        private static final long SAME_MILLIS = 2;

        private final Audience audience;
        private final Bed house;
        private final LimitsJson limits;
        private final Whole whole = new Whole();
        private final Map<Vital, Long> measured = new EnumMap<>(Vital.class);

        Bedside(Audience audience, Bed house, Defaults defaults) {
            this.audience = audience;
            this.house = house;
            this.limits = new LimitsJson(defaults);
        }

        @Override
        public Audience watched() {
            return audience;
        }

        @Override
        public Set<BedId> beds() {
            return Set.of(audience.bed().bed(), house.bed());
        }

        @Override
        public Map<BedId, Moment> steps() {
            return Map.of(audience.bed().bed(), audience.bed().lastStep(), house.bed(), house.lastStep());
        }

        @Override
        public long paceMillis() {
            return PACE_MILLIS;
        }

        @Override
        public Map<String, Object> parts(Set<BedId> changed, Moment now) {
            Map<String, Object> parts = new LinkedHashMap<>();
            if (changed.contains(audience.bed().bed()))
                parts.putAll(whole.of(audience.bed().bed(), () -> ofBed(now)));
            if (changed.contains(house.bed()))
                parts.putAll(whole.of(house.bed(), () -> Map.of("house", houseOf(house.state()))));
            parts.put("broken", whole.broken());
            return parts;
        }

        private Map<String, Object> ofBed(Moment now) {
            Map<String, Object> parts = new LinkedHashMap<>();
            var state = audience.bed().state();
            BedJson.into(parts, state, audience.events());
            limits.into(parts, state.care());
            for (var vital : Vital.values())
                parts.put("vital." + vital.name(), vital(state, state.shown(vital, now), now));
            return parts;
        }

        private JsonObject vital(BedState state, Shown shown, Moment now) {
            var at = millis(state, now) - shown.ageMillis();
            var before = measured.getOrDefault(shown.vital(), Long.MIN_VALUE);
            if (before != Long.MIN_VALUE && Math.abs(at - before) <= SAME_MILLIS) at = before;
            measured.put(shown.vital(), at);
            var life = state.currentUntil(shown.vital(), now) / Moment.NANOS_PER_MILLI;
            return BedJson.vital(shown, at).put("until", Math.min(life, MAX_LIFE_MILLIS));
        }
    }

    /// The screen of all beds; one of them may be watched as its own screen shows it.
    final class Central implements View {
        private static final long PACE_MILLIS = 250;

        /// Times of numbers are told no finer, so that a number that is only renewed costs a message a second.
        private static final long TIME_STEP_MILLIS = 1_000;

        private static final List<Vital> TILE = List.of(
                Vital.SPO2,
                Vital.PULSE_RATE,
                Vital.HEART_RATE,
                Vital.RESPIRATION_RATE,
                Vital.ETCO2,
                Vital.NIBP_SYSTOLIC,
                Vital.NIBP_DIASTOLIC,
                Vital.TEMPERATURE);

        private final Ward ward;
        private final Function<BedId, @Nullable Audience> audiences;
        private final Defaults defaults;
        private final Map<BedId, Past> pasts = new HashMap<>();
        private final Whole whole = new Whole();
        private volatile @Nullable Bedside watched;

        /// Written anew only when another alarm is over.
        private record Past(List<Episode> of, JsonArray json) {
            static Past of(BedState bed) {
                return new Past(bed.episodes(), AlarmJson.past(bed));
            }
        }

        Central(Ward ward, Function<BedId, @Nullable Audience> audiences, Defaults defaults) {
            this.ward = ward;
            this.audiences = audiences;
            this.defaults = defaults;
        }

        void watch(@Nullable Audience bed) {
            watched = bed == null ? null : new Bedside(bed, ward.house(), defaults);
        }

        @Override
        public @Nullable Audience watched() {
            var bed = watched;
            return bed == null ? null : bed.watched();
        }

        @Override
        public Set<BedId> beds() {
            var all = new LinkedHashSet<BedId>();
            ids(ward.beds(), all);
            all.add(ward.house().bed());
            return all;
        }

        private static void ids(Collection<Bed> beds, Set<BedId> into) {
            for (var bed : beds) into.add(bed.bed());
        }

        @Override
        public long paceMillis() {
            return PACE_MILLIS;
        }

        @Override
        public Map<String, Object> parts(Set<BedId> changed, Moment now) {
            Map<String, Object> parts = new LinkedHashMap<>();
            var house = ward.house();
            if (changed.contains(house.bed()))
                parts.putAll(whole.of(house.bed(), () -> Map.of("house", houseOf(house.state()))));
            var bed = watched();
            parts.put("watch.bed", bed == null ? Delta.none() : bed.bed().bed().name());
            for (var each : ward.beds())
                if (changed.contains(each.bed())) parts.putAll(whole.of(each.bed(), () -> ofBed(each, now)));
            parts.put("broken", whole.broken());
            return parts;
        }

        @Override
        public Map<BedId, Moment> steps() {
            Map<BedId, Moment> steps = new LinkedHashMap<>();
            for (var bed : ward.beds()) steps.put(bed.bed(), bed.lastStep());
            steps.put(ward.house().bed(), ward.house().lastStep());
            return steps;
        }

        private Map<String, Object> ofBed(Bed bed, Moment now) {
            Map<String, Object> parts = new LinkedHashMap<>();
            var name = bed.bed().name();
            var audience = audiences.apply(bed.bed());
            var state = bed.state();
            parts.put("bed." + name, tile(state, now).put("screen", audience != null && audience.attended()));
            parts.put("times." + name, times(state, now));
            parts.put("alarms." + name, AlarmJson.list(state));
            var past = pasts.get(bed.bed());
            if (past == null || !past.of().equals(state.episodes())) past = Past.of(state);
            pasts.put(bed.bed(), past);
            parts.put("past." + name, past.json());
            var large = watched;
            if (large != null && large.watched().bed().equals(bed))
                large.ofBed(now).forEach((key, value) -> parts.put(WATCH + key, value));
            return parts;
        }

        static JsonObject tile(BedState bed, Moment now) {
            var patient = bed.patient();
            var vitals = new JsonObject();
            boolean any = false;
            for (var vital : TILE) {
                var shown = bed.shown(vital, now);
                any |= shown.present() && vital.cadence() == Vital.Cadence.CONTINUOUS;
                vitals.put(vital.name(), vital(shown));
            }
            return new JsonObject()
                    .put(
                            "patient",
                            patient == null ? null : BedJson.patient(patient).put("admission", BedJson.admission(bed)))
                    .put("assigned", BedJson.assigned(bed.assigned()) instanceof JsonObject to ? to : null)
                    .put("phase", bed.phase().name())
                    .put("vitals", vitals)
                    .put("silent", !any)
                    .put("audible", AlarmJson.audible(bed) instanceof JsonObject audible ? audible : null)
                    .put("audio", InactivationJson.audio(bed) instanceof JsonObject audio ? audio : null)
                    .put("off", InactivationJson.off(bed));
        }

        private static JsonObject vital(Shown shown) {
            return new JsonObject()
                    .put("text", shown.present() ? shown.vital().format(shown.value()) : null)
                    .put("stale", shown.stale())
                    .put("fallback", shown.present() && shown.fallback() ? shown.source() : "");
        }

        /// When each number there is was measured and until when it may be shown, in milliseconds of this run.
        static JsonObject times(BedState bed, Moment now) {
            var times = new JsonObject();
            var ahead = millis(bed, now) - runMillis(now);
            for (var vital : TILE) {
                var shown = bed.shown(vital, now);
                if (!shown.present()) continue;
                var until = Math.min(bed.currentUntil(vital, now) / Moment.NANOS_PER_MILLI, MAX_LIFE_MILLIS);
                times.put(
                        vital.name(),
                        new JsonObject()
                                .put("at", step(runMillis(now) - shown.ageMillis()))
                                .put("until", step(until - ahead)));
            }
            return times;
        }

        private static long step(long millis) {
            return Math.ceilDiv(millis, TIME_STEP_MILLIS) * TIME_STEP_MILLIS;
        }
    }

    /// The service's own alarms.
    static JsonObject houseOf(BedState house) {
        return new JsonObject()
                .put("alarms", AlarmJson.list(house))
                .put("audible", AlarmJson.audible(house) instanceof JsonObject audible ? audible : null)
                .put("audio", InactivationJson.audio(house) instanceof JsonObject audio ? audio : null);
    }

    /// The time that all beds share until the service ends, in milliseconds.
    static long runMillis(Moment at) {
        return Math.floorDiv(at.nanos(), Moment.NANOS_PER_MILLI);
    }

    /// The bed's own time at a moment, in milliseconds.
    static long millis(BedState state, Moment at) {
        return Math.max(state.time().of(at), state.time().now()) / Moment.NANOS_PER_MILLI;
    }
}
