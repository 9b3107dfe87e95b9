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

/// What one kind of screen shows, as parts with a key each; a client is sent those that changed. Read from the states
/// the beds publish, on the client's loop.
sealed interface View {
    /// The beds whose changes matter.
    Set<BedId> beds();

    /// The parts that the changed beds make up.
    Map<String, Object> parts(Set<BedId> changed, Moment now);

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

        /// What never goes by age alone: as far away as a page's numbers reach.
        private static final long MAX_LIFE_MILLIS = 1L << 50;

        private final Audience audience;
        private final Bed house;
        private final LimitsJson limits;
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
        public long paceMillis() {
            return PACE_MILLIS;
        }

        @Override
        public Map<String, Object> parts(Set<BedId> changed, Moment now) {
            Map<String, Object> parts = new LinkedHashMap<>();
            if (changed.contains(house.bed())) parts.put("house", houseOf(house.state()));
            if (changed.contains(audience.bed().bed())) parts.putAll(ofBed(now));
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
        private static final long MILLIS_PER_MINUTE = 60_000;
        private static final List<Vital> TILE = List.of(
                Vital.SPO2,
                Vital.PULSE_RATE,
                Vital.RESPIRATION_RATE,
                Vital.ETCO2,
                Vital.NIBP_SYSTOLIC,
                Vital.NIBP_DIASTOLIC,
                Vital.TEMPERATURE);

        private final Ward ward;
        private final Function<BedId, @Nullable Audience> audiences;
        private final Defaults defaults;
        private final Map<BedId, Past> pasts = new HashMap<>();
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
            if (changed.contains(ward.house().bed()))
                parts.put("house", houseOf(ward.house().state()));
            for (var bed : ward.beds()) if (changed.contains(bed.bed())) bed(parts, bed, now);
            watched(parts, changed, now);
            return parts;
        }

        private void bed(Map<String, Object> parts, Bed bed, Moment now) {
            var name = bed.bed().name();
            var audience = audiences.apply(bed.bed());
            var state = bed.state();
            parts.put("bed." + name, tile(state, now).put("screen", audience != null && audience.attended()));
            parts.put("alarms." + name, AlarmJson.list(state));
            var past = pasts.get(bed.bed());
            if (past == null || !past.of().equals(state.episodes())) past = Past.of(state);
            pasts.put(bed.bed(), past);
            parts.put("past." + name, past.json());
        }

        private void watched(Map<String, Object> parts, Set<BedId> changed, Moment now) {
            var view = watched;
            var bed = view == null ? null : view.watched().bed().bed();
            parts.put("watch.bed", bed == null ? Delta.none() : bed.name());
            if (view != null && bed != null && changed.contains(bed))
                view.ofBed(now).forEach((key, value) -> parts.put("watch." + key, value));
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
                    .put("patient", patient == null ? null : BedJson.patient(patient))
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
                    .put("fallback", shown.present() && shown.fallback() ? shown.source() : "")
                    .put("minutes", shown.present() ? shown.ageMillis() / MILLIS_PER_MINUTE : null);
        }
    }

    /// The service's own alarms.
    static JsonObject houseOf(BedState house) {
        return new JsonObject()
                .put("alarms", AlarmJson.list(house))
                .put("audible", AlarmJson.audible(house) instanceof JsonObject audible ? audible : null)
                .put("audio", InactivationJson.audio(house) instanceof JsonObject audio ? audio : null);
    }

    /// The bed's own time at a moment, in milliseconds.
    static long millis(BedState state, Moment at) {
        return Math.max(state.time().of(at), state.time().now()) / Moment.NANOS_PER_MILLI;
    }
}
