package health.vigil.simulator.device.cuff;

import health.vigil.decode.cuff.DinamapLines;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Finger;
import health.vigil.simulator.device.Oximeter.Probe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// A GE Dinamap on its trolley: cuff, oximeter and a thermometer that stays in, each told when asked for; it starts and
/// stops its cuff when told to, and knows no mode for children (serial-protocols.md 3.2).
public final class DinamapTrolley implements Cuff {
    private static final int FIRST_MMHG = 160; // adult mode, as makers set it
    private static final int LONGEST_COMMAND = 16;
    private static final int CHECK_CHARS = 2;
    private static final int NO_AGE = 9999;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Child child;
    private final Inflation inflation;
    private final Finger finger;
    private final StringBuilder command = new StringBuilder();
    private final ArrayDeque<String> answers = new ArrayDeque<>();
    private boolean began;
    private double celsius;
    private boolean stuck;
    private long now;

    public DinamapTrolley(Child child, Arm arm) {
        this.child = child;
        inflation = new Inflation(child, arm);
        finger = new Finger(child, arm);
    }

    @Override
    public String protocol() {
        return "dinamap";
    }

    @Override
    public Inflation inflation() {
        return inflation;
    }

    @Override
    public Set<Fault> faults() {
        var faults = Finger.faults();
        faults.addAll(Inflation.faults());
        faults.remove(Fault.LOW_BATTERY);
        return faults;
    }

    @Override
    public void suffer(Fault fault) {
        stuck = fault == Fault.STUCK;
        inflation.suffer(fault);
        finger.suffer(fault);
    }

    @Override
    public void step(long time, Consumer<byte[]> says) {
        now = time;
        finger.step(time);
        inflation.step(time);
        if (!stuck) celsius = child.celsius();
        while (!answers.isEmpty())
            says.accept((DinamapLines.checked(answers.remove()) + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void hear(byte[] bytes, int length, long at) {
        for (int i = 0; i < length; i++) hear((char) (bytes[i] & 0xFF));
    }

    private void hear(char letter) {
        if (letter != '\r') command.append(letter);
        if (command.length() > LONGEST_COMMAND) command.deleteCharAt(0);
        if (letter != '\r') return;
        if (command.length() > CHECK_CHARS) judge(command.substring(0, command.length() - CHECK_CHARS));
        command.setLength(0);
    }

    private void judge(String text) {
        if (DinamapLines.checked(text).contentEquals(command)) obey(text);
    }

    private void obey(String order) {
        switch (order) {
            case " NC0" -> began |= inflation.start(FIRST_MMHG);
            case " ND" -> inflation.abort();
            case " NA" -> answers.add(pressure());
            case " OA" -> answers.add(saturation());
            case " RA" -> answers.add(pulse());
            case " TC" -> answers.add(temperature());
            default -> {} // other questions
        }
    }

    /// State, adult mode, age in seconds, systolic, diastolic, mean.
    private String pressure() {
        var found = inflation.latest();
        var state = inflation.measures() ? 0 : began ? state(inflation.error()) : 1;
        if (found == null) return String.format(Locale.ROOT, " NA%d10%04d000000000", state, NO_AGE);
        var age = Math.min(NO_AGE, (int) ((now - found.at()) / NANOS_PER_SECOND));
        return String.format(
                Locale.ROOT, " NA%d10%04d%03d%03d%03d", state, age, found.systolic(), found.diastolic(), found.mean());
    }

    /// The monitor's own word for how a determination ended; stopped by hand is no failure.
    private static int state(int error) {
        return switch (error) {
            case 0, Inflation.ABORTED -> 1;
            case Inflation.LEAK, Inflation.BLOCKED -> 4;
            default -> 3;
        };
    }

    private String saturation() {
        if (finger.probe() != Probe.ON) return " OA6000900";
        return finger.known() ? String.format(Locale.ROOT, " OA1%03d908", finger.spo2()) : " OA1000900";
    }

    /// From the oximeter, never the cuff's of minutes ago.
    private String pulse() {
        return finger.known() ? String.format(Locale.ROOT, " RA2%03d", finger.pulse()) : " RA2000";
    }

    /// Watched all the time, in tenths of a degree Fahrenheit.
    private String temperature() {
        return String.format(Locale.ROOT, " TC01A00000%04d0", Math.round((celsius * 9 / 5 + 32) * 10));
    }

    @Override
    public void replugged() {
        command.setLength(0);
        answers.clear();
    }
}
