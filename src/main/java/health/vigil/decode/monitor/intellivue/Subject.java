package health.vigil.decode.monitor.intellivue;

import org.jspecify.annotations.Nullable;

/// What the monitor is asked for, each by a class of its objects (partition 1) and a group of their attributes.
enum Subject {
    /// What is measured, and every context with it.
    NUMBERS(1, 0x0006, 0),
    /// Samples, and of one wave each second how to read them.
    WAVES(2, 0x0009, 0),
    /// Who the monitor believes the patient to be.
    PATIENT(3, 0x002A, 0x0807),
    /// What the monitor itself alarms of.
    ALERTS(4, 0x0036, 0x0801);

    private static final int PARTITION = 0x1_0000;
    private static final Subject[] ALL = values();

    private final int number;
    private final int objects;
    private final int group;

    Subject(int number, int objects, int group) {
        this.number = number;
        this.objects = objects;
        this.group = group;
    }

    /// Of the question, repeated by its answer.
    int number() {
        return number;
    }

    /// Class of objects.
    int objects() {
        return objects;
    }

    /// Group of attributes, 0 for all.
    int group() {
        return group;
    }

    /// @param type partition and class as an answer has them; null for what is never asked
    static @Nullable Subject of(int type) {
        for (var subject : ALL) if (type == PARTITION + subject.objects) return subject;
        return null;
    }
}
