package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What an IntelliVue monitor says (Philips Data Export; serial-protocols.md 5.1).
sealed interface MonitorMessage {
    /// The association is accepted; the monitor introduces itself next.
    record Accepted() implements MonitorMessage {}

    /// There will be no association, for now: another host may have the one there is.
    record Refused() implements MonitorMessage {}

    /// The monitor ends the association, or says that there was none.
    record Ended() implements MonitorMessage {}

    /// The monitor introduces itself and wants an answer.
    ///
    /// @param invoke number that the answer repeats
    /// @param ticks of its clock
    record Created(int invoke, int ticks) implements MonitorMessage {}

    /// An answer to a poll. A long one comes in pieces, each good by itself.
    sealed interface Answer extends MonitorMessage {
        Subject subject();
    }

    /// Some or all of the numbers.
    ///
    /// @param time of the monitor's clock in packed digits; all ones if it does not say
    record Numbers(long time, List<NumericObject> objects) implements Answer {
        public Numbers {
            objects = List.copyOf(objects);
        }

        @Override
        public Subject subject() {
            return Subject.NUMBERS;
        }
    }

    /// Samples of a quarter of a second.
    ///
    /// @param ticks of the monitor's clock at the first of them
    record Waves(int ticks, List<WaveObject> objects) implements Answer {
        public Waves {
            objects = List.copyOf(objects);
        }

        @Override
        public Subject subject() {
            return Subject.WAVES;
        }
    }

    /// What the monitor itself alarms of.
    record Alerts(List<AlertObject> objects) implements Answer {
        public Alerts {
            objects = List.copyOf(objects);
        }

        @Override
        public Subject subject() {
            return Subject.ALERTS;
        }
    }

    /// Who the monitor believes the patient to be.
    record Patient(List<PatientObject> objects) implements Answer {
        public Patient {
            objects = List.copyOf(objects);
        }

        @Override
        public Subject subject() {
            return Subject.PATIENT;
        }
    }

    /// The monitor did not do what it was asked.
    ///
    /// @param invoke number of the request
    record Failed(int invoke) implements MonitorMessage {}

    /// Nothing that matters here: the answer to a keep-alive.
    record Other() implements MonitorMessage {}

    /// A checked message.
    ///
    /// @throws java.nio.BufferUnderflowException if it ends before it should
    static MonitorMessage read(byte[] bytes) {
        var message = ByteBuffer.wrap(bytes);
        return switch (Byte.toUnsignedInt(message.get())) {
            case Kind.ACCEPTED -> new Accepted();
            case Kind.REFUSED -> new Refused();
            case Kind.RELEASE, Kind.RELEASED, Kind.ABORTED -> new Ended();
            case Kind.OPERATION -> operation(message.position(Kind.OPERATION_AT));
            default -> new Other();
        };
    }

    private static MonitorMessage operation(ByteBuffer message) {
        var kind = message.getShort();
        var operation = SizedList.slice(message);
        return switch (kind) {
            case Kind.INVOKE -> invoked(operation);
            case Kind.RESULT -> result(operation);
            // Which piece it is stands before it.
            case Kind.LINKED_RESULT -> result(operation.position(2));
            case Kind.ERROR -> new Failed(Short.toUnsignedInt(operation.getShort()));
            default -> new Other();
        };
    }

    private static MonitorMessage invoked(ByteBuffer operation) {
        var invoke = Short.toUnsignedInt(operation.getShort());
        if (operation.getShort() != Kind.CONFIRMED_EVENT) return new Other();
        var event = SizedList.slice(operation).position(Kind.OBJECT_BYTES);
        var ticks = event.getInt();
        return event.getShort() == Kind.CREATED ? new Created(invoke, ticks) : new Other();
    }

    private static MonitorMessage result(ByteBuffer operation) {
        if (operation.getShort(operation.position() + 2) != Kind.CONFIRMED_ACTION) return new Other();
        var action =
                SizedList.slice(operation.position(operation.position() + 4)).position(Kind.OBJECT_BYTES);
        var kind = action.getShort();
        var reply = SizedList.slice(action);
        return switch (kind) {
            case Kind.POLL -> answer(reply.position(Kind.POLL_NUMBER_BYTES));
            case Kind.EXTENDED_POLL -> answer(reply.position(Kind.POLL_NUMBER_BYTES + Kind.SEQUENCE_BYTES));
            default -> new Other();
        };
    }

    private static MonitorMessage answer(ByteBuffer reply) {
        var ticks = reply.getInt();
        var time = reply.getLong();
        var subject = Subject.of(reply.getInt());
        var listed = reply.position(reply.position() + Kind.GROUP_BYTES);
        return switch (subject) {
            case NUMBERS -> new Numbers(time, objects(listed, NumericObject::read));
            case WAVES -> new Waves(ticks, objects(listed, WaveObject::read));
            case ALERTS -> new Alerts(objects(listed, AlertObject::read));
            case PATIENT -> new Patient(objects(listed, PatientObject::read));
            case null -> new Other();
        };
    }

    /// Reads one object of a list.
    interface ObjectReader<T> {
        /// @param context in which the object's handle is unique
        T read(int context, ByteBuffer bytes);
    }

    private static <T> List<T> objects(ByteBuffer listed, ObjectReader<T> reader) {
        var contexts = SizedList.of(listed);
        var objects = new ArrayList<T>();
        for (int i = 0; i < contexts.count(); i++) {
            var context = Short.toUnsignedInt(contexts.bytes().getShort());
            var list = SizedList.of(contexts.bytes());
            for (int j = 0; j < list.count(); j++) objects.add(reader.read(context, list.bytes()));
        }
        return objects;
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

        private Kind() {}
    }
}
