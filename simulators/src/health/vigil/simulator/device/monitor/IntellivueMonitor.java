package health.vigil.simulator.device.monitor;

import health.vigil.decode.monitor.IntellivueDeframer;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import health.vigil.simulator.device.Device;
import health.vigil.simulator.device.Fault;
import health.vigil.vital.Moment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.Consumer;

/// A Philips IntelliVue with data export on its serial port: accepts an association, introduces itself, and sends its
/// numbers each second for as long as it was asked to, or once (serial-protocols.md 5.1). A host that falls silent
/// loses the association.
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
    private static final int NUMERIC_OBJECTS = 6;

    private final String protocol;
    private final Sensors sensors;
    private final IntellivueWriter writer = new IntellivueWriter();
    private final IntellivueDeframer ear = new IntellivueDeframer();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private boolean associated;
    private int invoke;
    private long pollsUntil;
    private long nextAt;
    private long heardAt;
    private long now;

    /// @param protocol `philips-intellivue`, or the same with another speed behind it
    public IntellivueMonitor(String protocol, Child child, Arm arm, Chance chance) {
        this.protocol = protocol;
        sensors = new Sensors(child, arm, chance);
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Set<Fault> faults() {
        return Sensors.faults();
    }

    @Override
    public void suffer(Fault next) {
        sensors.suffer(next);
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
        if (!associated || now < nextAt || now >= pollsUntil) return;
        nextAt += SECOND;
        says.accept(writer.extended(invoke, now, sensors));
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
        pollsUntil = 0;
        answers.add(writer.accepted());
        answers.add(writer.created(ticks()));
    }

    private int ticks() {
        return (int) (now / NANOS_PER_TICK);
    }

    private void operation(ByteBuffer message) {
        if (!associated) answers.add(writer.aborted());
        else if (message.limit() > AT_CLASS + 1 && message.getShort(AT_KIND) == INVOKE) action(message);
    }

    private void action(ByteBuffer message) {
        var asked = Short.toUnsignedInt(message.getShort(AT_INVOKE));
        var numbers = message.getShort(AT_CLASS) == NUMERIC_OBJECTS;
        switch (message.getShort(AT_ACTION)) {
            case IntellivueWriter.EXTENDED_POLL -> poll(asked, message);
            case IntellivueWriter.POLL ->
                answers.add(numbers ? writer.single(asked, now, sensors) : writer.nothing(asked, now));
            default -> answers.add(writer.refused(asked));
        }
    }

    /// From now on, each second.
    private void poll(int asked, ByteBuffer message) {
        invoke = asked;
        var ticks = message.limit() >= AT_TICKS + Integer.BYTES ? message.getInt(AT_TICKS) : 0;
        pollsUntil = now + Integer.toUnsignedLong(ticks) * NANOS_PER_TICK;
        nextAt = now;
    }

    @Override
    public void replugged() {
        ear.reset();
        answers.clear();
        associated = false;
    }
}
