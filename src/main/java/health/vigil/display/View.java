package health.vigil.display;

import health.vigil.alarm.state.BedState;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one kind of screen shows, as parts with a key each; a client is sent those that changed. Read from the states
/// the beds publish, on the client's loop.
sealed interface View {
    /// The beds whose changes matter.
    Set<BedId> beds();

    /// The parts that the changed beds make up.
    Map<String, Object> parts(Set<BedId> changed, Moment now);

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

        Audience audience() {
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
            if (!changed.contains(audience.bed().bed())) return parts;
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

    /// The screen of all beds.
    final class Central implements View {
        private static final long PACE_MILLIS = 250;
        private static final int ALARMS_PER_TILE = 3;
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

        Central(Ward ward) {
            this.ward = ward;
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
            for (var bed : ward.beds())
                if (changed.contains(bed.bed())) parts.put("bed." + bed.bed().name(), tile(bed.state(), now));
            return parts;
        }

        private static JsonObject tile(BedState bed, Moment now) {
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
                    .put("phase", bed.phase().name())
                    .put("vitals", vitals)
                    .put("silent", !any)
                    .put("alarms", worst(AlarmJson.list(bed)))
                    .put("count", bed.ranked().size())
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

        private static JsonArray worst(JsonArray alarms) {
            while (alarms.size() > ALARMS_PER_TILE) alarms.remove(alarms.size() - 1);
            return alarms;
        }
    }

    private static JsonObject houseOf(BedState house) {
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
