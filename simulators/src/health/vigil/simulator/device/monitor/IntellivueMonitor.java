package health.vigil.simulator.device.monitor;

import health.vigil.decode.monitor.intellivue.IntellivueDeframer;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import health.vigil.vital.Moment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A Philips IntelliVue with data export on its serial port: accepts an association, introduces itself, and sends its
/// numbers and alarms each second and its waves four times, for as long as it was asked to, or once, and who lies there
/// (serial-protocols.md 5.1). A host that falls silent loses the association.
public final class IntellivueMonitor implements Device {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOST_NANOS = 10 * SECOND;
    private static final long NANOS_PER_TICK = 125_000;
    private static final int ASSOCIATE = 0x0D;
    private static final int RELEASE = 0x09;
    private static final int OPERATION = 0xE1;

    /// Where the parts of an operation begin: what is wanted (1 an action), its number, the action, its arguments.
    private static final int AT_KIND = 4;

    private static final int INVOKE = 1;
    private static final int AT_INVOKE = 8;
    private static final int AT_ACTION = 24;
    private static final int AT_CLASS = 32;
    private static final int AT_TICKS = 44; // how long an extended poll lasts
    private static final int CHOICE = 5;
    private static final int AT_COMMAND = 10;
    private static final int AT_LABELS = 38; // of the waves that are wanted
    private static final int LABEL = 0x0002_0000; // partition of the codes

    private final String protocol;
    private final boolean lan;
    private final Sensors sensors;
    private final IntellivueWaves waves;
    private final String patientId;
    private final IntellivueWriter writer = new IntellivueWriter();
    private final IntellivueDeframer ear = new IntellivueDeframer();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private boolean associated;
    private final Map<Integer, Lasting> polls = new TreeMap<>();
    private long heardAt;
    private long ahead;
    private long now;

    /// What it goes on telling by itself.
    private record Lasting(int invoke, long until, long nextAt) {
        Lasting later() {
            return new Lasting(invoke, until, nextAt + SECOND);
        }
    }

    /// @param protocol `philips-intellivue`, the same with another speed behind it, or {@link Monitors#LAN}
    /// @param patientId as somebody typed it in at the monitor
    public IntellivueMonitor(String protocol, String patientId, Child child, Arm arm, Chance chance) {
        lan = protocol.equals(Monitors.LAN);
        this.protocol = lan ? "philips-intellivue" : protocol;
        this.patientId = patientId;
        sensors = new Sensors(child, arm, chance);
        waves = new IntellivueWaves(child, sensors);
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public String protocol() {
        return protocol;
    }

    /// True if it hangs on the network.
    public boolean lan() {
        return lan;
    }

    @Override
    public Set<Fault> faults() {
        var faults = Sensors.faults();
        faults.add(Fault.CLOCK_JUMP);
        return faults;
    }

    @Override
    public void suffer(Fault next) {
        sensors.suffer(next);
        ahead = next == Fault.CLOCK_JUMP ? Fault.CLOCK_JUMP_NANOS : 0;
    }

    @Override
    public void step(long time, Consumer<byte[]> says) {
        now = time;
        sensors.step(time);
        while (!answers.isEmpty()) says.accept(answers.remove());
        if (associated && now - heardAt >= LOST_NANOS) {
            associated = false;
            says.accept(writer.aborted());
        }
        if (waves.step(now)) piece(says);
        if (!associated) return;
        for (var poll : polls.entrySet()) {
            if (poll.getKey() == IntellivueWriter.WAVES || now < poll.getValue().nextAt || now >= poll.getValue().until)
                continue;
            says.accept(writer.extended(poll.getValue().invoke, poll.getKey(), now + ahead, objects(poll.getKey())));
            poll.setValue(poll.getValue().later());
        }
    }

    /// Samples are lost if nobody takes them.
    private void piece(Consumer<byte[]> says) {
        var from = waves.from() + ahead;
        var found = IntellivueWriter.waves(waves);
        var poll = polls.get(IntellivueWriter.WAVES);
        if (!associated || poll == null || now >= poll.until) return;
        says.accept(writer.extended(poll.invoke, IntellivueWriter.WAVES, from, found));
    }

    private List<String> objects(int type) {
        return switch (type) {
            case IntellivueWriter.NUMBERS -> IntellivueWriter.numbers(sensors);
            case IntellivueWriter.ALERTS -> IntellivueWriter.alarms(sensors);
            case IntellivueWriter.PATIENT -> IntellivueWriter.patient(patientId);
            default -> List.of();
        };
    }

    @Override
    public void hear(byte[] bytes, int length, long at) {
        for (int i = 0; i < length; i++)
            ear.accept(bytes[i], new Moment(0, at, 0)).ifPresent(message -> heard(ByteBuffer.wrap(message.bytes())));
    }

    private void heard(ByteBuffer message) {
        heardAt = now;
        switch (message.get(0) & 0xFF) {
            case ASSOCIATE -> associate();
            case RELEASE -> {
                associated = false;
                answers.add(writer.released());
            }
            case OPERATION -> operation(message);
            default -> {} // what nobody sends
        }
    }

    private void associate() {
        associated = true;
        polls.clear();
        answers.add(writer.accepted());
        answers.add(writer.created(ticks()));
    }

    private int ticks() {
        return (int) (now / NANOS_PER_TICK);
    }

    private void operation(ByteBuffer message) {
        if (!associated) answers.add(writer.aborted());
        else if (message.limit() <= AT_CLASS + 1 || message.getShort(AT_KIND) != INVOKE) return;
        else if (message.getShort(AT_COMMAND) == CHOICE) choose(message);
        else action(message);
    }

    private void choose(ByteBuffer message) {
        var codes = new TreeSet<Integer>();
        for (int at = AT_LABELS; at + Integer.BYTES <= message.limit(); at += Integer.BYTES)
            codes.add(message.getInt(at) - LABEL);
        waves.want(codes);
        answers.add(writer.chosen(Short.toUnsignedInt(message.getShort(AT_INVOKE))));
    }

    private void action(ByteBuffer message) {
        var asked = Short.toUnsignedInt(message.getShort(AT_INVOKE));
        var type = (int) message.getShort(AT_CLASS);
        switch (message.getShort(AT_ACTION)) {
            case IntellivueWriter.EXTENDED_POLL -> poll(asked, type, message);
            case IntellivueWriter.POLL -> answers.add(writer.single(asked, type, now + ahead, objects(type)));
            default -> answers.add(writer.refused(asked));
        }
    }

    /// From now on, each second.
    private void poll(int asked, int type, ByteBuffer message) {
        var ticks = message.limit() >= AT_TICKS + Integer.BYTES ? message.getInt(AT_TICKS) : 0;
        polls.put(type, new Lasting(asked, now + Integer.toUnsignedLong(ticks) * NANOS_PER_TICK, now));
    }

    @Override
    public void replugged() {
        ear.reset();
        answers.clear();
        associated = false;
    }
}
