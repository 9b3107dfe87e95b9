package health.vigil.decode.hl7;

import health.vigil.decode.hl7.Pcd01.Remark;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One walk over the segments of a report. Of several observations of one vital the one taken is: the younger, if
/// their ages differ by more than {@link #SAME_TIME_MILLIS}; else a number before a gap; else the preferred code
/// ({@link MdcTerm#rank}, breaths from CO2 before chest before others); else the first.
final class Pcd01Reader {
    /// Rows of one report carry stamps a moment apart; only beyond this is one older.
    static final long SAME_TIME_MILLIS = 2_000;

    /// A measurement later than its message by more than this is worth a remark; stamps are given to the second.
    private static final long AHEAD_MILLIS = 2_000;

    private static final int LONGEST_NUMBER = 24;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final int PARTITION = 65536;

    private record Candidate(Reading reading, long ageMillis, int rank) {
        boolean beats(Candidate other) {
            if (Math.abs(ageMillis - other.ageMillis) > SAME_TIME_MILLIS) return ageMillis < other.ageMillis;
            var number = reading instanceof Measured;
            if (number != other.reading instanceof Measured) return number;
            return rank < other.rank;
        }
    }

    private final Hl7Message message;
    private final Moment at;
    private final long lagMillis;
    private final @Nullable Hl7Time sent;
    private final boolean notProduction;

    private final Map<Vital, Candidate> chosen = new EnumMap<>(Vital.class);
    private final Map<String, Method> breathDevices = new LinkedHashMap<>();
    private final Set<String> deviceIds = new LinkedHashSet<>();
    private final Set<String> patientIds = new LinkedHashSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Hl7Location location = Hl7Location.NOWHERE;
    private @Nullable Hl7Time groupTime;
    private int remarkCount;
    private int patients;
    private int row;
    private boolean demo;

    Pcd01Reader(Hl7Message message, Moment at, long lagMillis) {
        this.message = message;
        this.at = at;
        this.lagMillis = lagMillis;
        this.sent = Pcd01.sent(message.header());
        this.notProduction = message.header().notProduction();
        this.demo = notProduction;
    }

    Pcd01 read() {
        for (var segment : message.segments()) take(segment);
        addDeviceId(message.segments().getFirst(), 3, 1, 2);
        return new Pcd01(
                message.header().key(),
                location,
                List.copyOf(deviceIds),
                List.copyOf(patientIds),
                patients,
                demo,
                chosen.values().stream().map(Candidate::reading).toList(),
                List.copyOf(remarks),
                remarkCount);
    }

    private void take(Hl7Segment segment) {
        switch (segment.name()) {
            case "PID" -> patient(segment);
            case "PV1" -> location = Hl7Location.of(segment);
            case "OBR" -> groupTime = Hl7Time.parse(segment.text(7, 1));
            case "OBX" -> observation(segment);
            default -> {}
        }
    }

    private void patient(Hl7Segment pid) {
        patients++;
        for (var id : pid.repetitions(3)) if (!pid.text(id, 1).isEmpty()) patientIds.add(pid.text(id, 1));
    }

    private void addDeviceId(Hl7Segment segment, int field, int id, int universalId) {
        if (!segment.text(field, id).isEmpty()) deviceIds.add(segment.text(field, id));
        if (!segment.text(field, universalId).isEmpty()) deviceIds.add(segment.text(field, universalId));
    }

    private void observation(Hl7Segment obx) {
        row++;
        addDeviceId(obx, 18, 1, 3);
        metric(obx, MdcCode.of(obx, 3, 1));
    }

    private static boolean isContainer(Hl7Segment obx) {
        return obx.raw(5).isEmpty()
                && (obx.text(2, 1).isEmpty() || obx.text(4, 1).endsWith(".0"));
    }

    /// A row that names a device or a part of one: its place in the tree is OBX-4, `1.2.0.0`.
    private void container(Hl7Segment obx, MdcCode code) {
        var method = breathMethod(code);
        var device = virtualDevice(obx.text(4, 1));
        if (method == null) breathDevices.remove(device);
        else breathDevices.put(device, method);
    }

    /// How a device of this kind (partition 1, which some senders leave out) counts breaths; null if it does not.
    private static @Nullable Method breathMethod(MdcCode code) {
        var number = code.number() > 0 && code.number() < PARTITION ? code.number() + PARTITION : code.number();
        var name = code.refId();
        return switch (name != null ? name : String.valueOf(number)) {
            case "MDC_DEV_ANALY_AWAY_MULTI_PARAM_VMD", "69682" -> Method.CO2;
            case "MDC_DEV_ECG_RESP_VMD", "70666" -> Method.IMPEDANCE;
            case "MDC_DEV_ANALY_SAT_O2_VMD", "69642" -> Method.PLETH;
            default -> null;
        };
    }

    /// `1.2` of `1.2.1.151562`.
    private static String virtualDevice(String subId) {
        return Hl7Separators.part(subId, '.', 1) + "." + Hl7Separators.part(subId, '.', 2);
    }

    private void metric(Hl7Segment obx, MdcCode main) {
        var status = Pcd01Status.of(obx);
        demo |= status.gap() == Gap.Reason.DEMO_OR_TEST;
        var code = main;
        var found = MdcTerm.find(code);
        if (found instanceof MdcTerm.Found.Unknown) {
            code = MdcCode.of(obx, 3, 4);
            found = MdcTerm.find(code);
        }
        switch (found) {
            case MdcTerm.Found.Unknown u -> {
                if (isContainer(obx)) container(obx, main);
                else remark(Remark.Type.UNKNOWN_CODE, main);
            }
            case MdcTerm.Found.Contradiction c -> remark(Remark.Type.CODE_MISMATCH, main);
            case MdcTerm.Found.Known known -> {
                if (!known.agreed()) remark(Remark.Type.CODE_MISMATCH, code);
                choose(known, value(obx, known, code, status), ageMillis(obx, code));
            }
        }
    }

    private void choose(MdcTerm.Found.Known known, Value value, long ageMillis) {
        var vital = known.term().vital();
        var reading = value.gap() != null
                ? new Gap(at, vital, value.gap())
                : new Measured(at, vital, value.number(), value.method(), value.quality(), ageMillis);
        var fresh = new Candidate(reading, ageMillis, rank(known.term(), value.method()));
        var old = chosen.get(vital);
        if (old == null || fresh.beats(old)) chosen.put(vital, fresh);
    }

    /// Breaths rank by how they were counted, whichever code or device row said so.
    private static int rank(MdcTerm term, Method method) {
        if (term.vital() != Vital.RESPIRATION_RATE) return term.rank();
        return switch (method) {
            case CO2 -> MdcTerm.CO2_BREATHS.rank();
            case IMPEDANCE -> MdcTerm.CHEST_BREATHS.rank();
            case PLETH -> MdcTerm.PLETH_BREATHS.rank();
            case DEVICE, MANUAL -> Math.max(term.rank(), MdcTerm.BREATHS.rank());
        };
    }

    private record Value(Gap.@Nullable Reason gap, double number, Method method, Quality quality) {
        static Value none(Gap.Reason reason, Method method) {
            return new Value(reason, Double.NaN, method, Quality.GOOD);
        }
    }

    private Value value(Hl7Segment obx, MdcTerm.Found.Known known, MdcCode code, Pcd01Status status) {
        var method = method(obx, known.term());
        if (notProduction) return Value.none(Gap.Reason.DEMO_OR_TEST, method);
        if (status.gap() != null) return Value.none(status.gap(), method);
        var text = obx.text(5, 1);
        if (text.isEmpty()) return Value.none(Gap.Reason.NOT_AVAILABLE, method);
        var number = number(text);
        if (Double.isNaN(number)) {
            remark(Remark.Type.NOT_A_NUMBER, code);
            return Value.none(Gap.Reason.NOT_AVAILABLE, method);
        }
        return converted(obx, known, code, number, method, status);
    }

    private Value converted(
            Hl7Segment obx, MdcTerm.Found.Known known, MdcCode code, double number, Method method, Pcd01Status status) {
        var unitCode = MdcCode.of(obx, 6, 1);
        var unit = MdcUnit.find(unitCode);
        if (unit == null) unit = MdcUnit.find(MdcCode.of(obx, 6, 4));
        if (unit == null) {
            remark(obx.raw(6).isEmpty() ? Remark.Type.UNIT_MISSING : Remark.Type.UNIT_UNKNOWN, code);
            return Value.none(Gap.Reason.NOT_AVAILABLE, method);
        }
        var vital = known.term().vital();
        var ours = unit.to(vital, number);
        if (ours.isEmpty()) {
            remark(Remark.Type.UNIT_WRONG, code);
            return Value.none(Gap.Reason.NOT_AVAILABLE, method);
        }
        if (noPulse(vital, ours.getAsDouble())) return Value.none(Gap.Reason.NO_PULSE, method);
        if (!plausible(vital, ours.getAsDouble())) {
            remark(Remark.Type.IMPLAUSIBLE, code);
            return Value.none(Gap.Reason.OUT_OF_RANGE, method);
        }
        var sure = known.agreed() && unit.agrees(unitCode);
        return new Value(null, ours.getAsDouble(), method, sure ? status.quality() : Quality.QUESTIONABLE);
    }

    /// Zero is how old monitors say nothing; no living child has that saturation or pressure. A breathing rate, a heart
    /// rate or a carbon dioxide of zero is a measurement.
    private static boolean plausible(Vital vital, double value) {
        return vital.plausible(value)
                && switch (vital) {
                    case SPO2, NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN -> value > 0;
                    case PULSE_RATE, HEART_RATE, RESPIRATION_RATE, ETCO2, FICO2, TEMPERATURE, PERFUSION_INDEX -> true;
                };
    }

    /// A pulse too slow to be one is a pulse that was lost, never a mere fault of the number: it must not sound less
    /// grave than a slow pulse. A heart rate of zero stays a measurement.
    private static boolean noPulse(Vital vital, double value) {
        return vital == Vital.PULSE_RATE && value >= 0 && vital.tooLow(value);
    }

    private Method method(Hl7Segment obx, MdcTerm term) {
        var own = term.method();
        if (own != null) return own;
        if (term.vital() != Vital.RESPIRATION_RATE) return Method.DEVICE;
        return breathDevices.getOrDefault(virtualDevice(obx.text(4, 1)), Method.DEVICE);
    }

    /// NaN for what is not a plain decimal number.
    private static double number(String text) {
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) return Double.NaN;
        return Double.parseDouble(text);
    }

    /// From OBX-14, else OBR-7, to MSH-7, all by the sender's own clock.
    private long ageMillis(Hl7Segment obx, MdcCode code) {
        var own = Hl7Time.parse(obx.text(14, 1));
        var measured = own != null ? own : groupTime;
        var now = sent != null ? sent : groupTime;
        if (measured == null || now == null) return lagMillis;
        var age = now.millisSince(measured);
        if (age < -AHEAD_MILLIS) remark(Remark.Type.TIME_AHEAD, code);
        return Math.max(0, age) + lagMillis;
    }

    private void remark(Remark.Type type, MdcCode code) {
        remarkCount++;
        if (remarks.size() < Pcd01.MOST_REMARKS) remarks.add(Remark.of(type, row, code));
    }
}
