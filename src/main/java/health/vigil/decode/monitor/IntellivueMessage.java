package health.vigil.decode.monitor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What an IntelliVue monitor says (Philips Data Export; serial-protocols.md 5.1).
sealed interface IntellivueMessage {
    /// The association is accepted; the monitor introduces itself next.
    record Accepted() implements IntellivueMessage {}

    /// There will be no association, for now: another host may have the one there is.
    record Refused() implements IntellivueMessage {}

    /// The monitor ends the association, or says that there was none.
    record Ended() implements IntellivueMessage {}

    /// The monitor introduces itself and wants an answer.
    ///
    /// @param invoke number that the answer repeats
    /// @param ticks of its clock
    record Created(int invoke, int ticks) implements IntellivueMessage {}

    /// Some or all of the numbers that were polled; a long list comes in pieces, each good by itself.
    ///
    /// @param time of the monitor's clock in packed digits; all ones if it does not say
    record Numbers(long time, List<IntellivueObject> objects) implements IntellivueMessage {
        public Numbers {
            objects = List.copyOf(objects);
        }
    }

    /// The monitor did not do what it was asked.
    record Failed() implements IntellivueMessage {}

    /// Nothing that matters here: the answer to a keep-alive.
    record Other() implements IntellivueMessage {}

    /// A checked message.
    ///
    /// @throws java.nio.BufferUnderflowException if it ends before it should
    static IntellivueMessage read(byte[] bytes) {
        var message = ByteBuffer.wrap(bytes);
        return switch (Byte.toUnsignedInt(message.get())) {
            case Kind.ACCEPTED -> new Accepted();
            case Kind.REFUSED -> new Refused();
            case Kind.RELEASE, Kind.RELEASED, Kind.ABORTED -> new Ended();
            case Kind.OPERATION -> operation(message.position(Kind.OPERATION_AT));
            default -> new Other();
        };
    }

    private static IntellivueMessage operation(ByteBuffer message) {
        var kind = message.getShort();
        var operation = IntellivueList.slice(message);
        return switch (kind) {
            case Kind.INVOKE -> invoked(operation);
            case Kind.RESULT -> result(operation);
            // Which piece it is stands before it.
            case Kind.LINKED_RESULT -> result(operation.position(2));
            case Kind.ERROR -> new Failed();
            default -> new Other();
        };
    }

    private static IntellivueMessage invoked(ByteBuffer operation) {
        var invoke = Short.toUnsignedInt(operation.getShort());
        if (operation.getShort() != Kind.CONFIRMED_EVENT) return new Other();
        var event = IntellivueList.slice(operation).position(Kind.OBJECT_BYTES);
        var ticks = event.getInt();
        return event.getShort() == Kind.CREATED ? new Created(invoke, ticks) : new Other();
    }

    private static IntellivueMessage result(ByteBuffer operation) {
        if (operation.getShort(operation.position() + 2) != Kind.CONFIRMED_ACTION) return new Other();
        var action = IntellivueList.slice(operation.position(operation.position() + 4))
                .position(Kind.OBJECT_BYTES);
        var kind = action.getShort();
        var reply = IntellivueList.slice(action);
        return switch (kind) {
            case Kind.POLL -> numbers(reply.position(Kind.POLL_NUMBER_BYTES));
            case Kind.EXTENDED_POLL -> numbers(reply.position(Kind.POLL_NUMBER_BYTES + Kind.SEQUENCE_BYTES));
            default -> new Other();
        };
    }

    private static IntellivueMessage numbers(ByteBuffer reply) {
        var ticksBytes = Integer.BYTES;
        var time = reply.position(reply.position() + ticksBytes).getLong();
        var polled = reply.getInt();
        if (polled != Kind.NUMERIC_OBJECTS) return new Other();
        var contexts = IntellivueList.of(reply.position(reply.position() + Kind.GROUP_BYTES));
        var objects = new ArrayList<IntellivueObject>();
        for (int i = 0; i < contexts.count(); i++) {
            var context = Short.toUnsignedInt(contexts.bytes().getShort());
            var list = IntellivueList.of(contexts.bytes());
            for (int j = 0; j < list.count(); j++) objects.add(IntellivueObject.read(context, list.bytes()));
        }
        return new Numbers(time, objects);
    }

    /// Numbers that say what follows, and sizes of what is passed over.
    final class Kind {
        static final int RELEASE = 0x09;
        static final int RELEASED = 0x0A;
        static final int REFUSED = 0x0C;
        static final int ACCEPTED = 0x0E;
        static final int ABORTED = 0x19;
        static final int OPERATION = 0xE1;
        /// Behind session and presentation.
        static final int OPERATION_AT = 4;

        static final short INVOKE = 1;
        static final short RESULT = 2;
        static final short ERROR = 3;
        static final short LINKED_RESULT = 5;

        static final short CONFIRMED_EVENT = 1;
        static final short CONFIRMED_ACTION = 7;
        /// Class, context and handle of the object it is about.
        static final int OBJECT_BYTES = 6;

        static final short CREATED = 0x0D06;
        static final short POLL = 0x0C16;
        static final short EXTENDED_POLL = (short) 0xF13B;
        static final int POLL_NUMBER_BYTES = 2;
        static final int SEQUENCE_BYTES = 2;
        static final int GROUP_BYTES = 2;
        /// Partition 1, class 6.
        static final int NUMERIC_OBJECTS = 0x0001_0006;

        private Kind() {}
    }
}
