package health.vigil.store;

import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of any record of the house, made from a seed: absent where absence is allowed, no number where a number
/// may be missing, lists of none to two.
final class Samples {
    private static final int ATTEMPTS = 200;
    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /// All records below a sealed interface.
    static Stream<Class<?>> kinds(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).flatMap(k -> k.isSealed() ? kinds(k) : Stream.of(k));
    }

    /// A value of a record that its own constructor accepts.
    <T> T of(Class<T> type) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var made = attempt(type);
            if (made != null) return made;
        }
        throw new AssertionError("no sample of " + type + ": teach Samples how to make one");
    }

    private <T> @Nullable T attempt(Class<T> type) {
        try {
            return type.cast(value(type, false));
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    private @Nullable Object value(Type type, boolean nullable) {
        if (nullable && random.nextInt(4) == 0) return null;
        if (type instanceof ParameterizedType list) return list(list.getActualTypeArguments()[0]);
        return single((Class<?>) type);
    }

    private List<Object> list(Type element) {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(3); i > 0; i--) list.add(value(element, false));
        return List.copyOf(list);
    }

    private Object single(Class<?> type) {
        if (type == double.class || type == Double.class) return number();
        if (type == long.class || type == Long.class)
            return random.nextInt(8) == 0 ? random.nextLong() >>> 1 : (long) random.nextInt(9000);
        if (type == int.class) return random.nextInt(100);
        if (type == boolean.class) return random.nextBoolean();
        if (type == String.class)
            return List.of("", "on", "\"quoted\" \\ \u00e4\u2028\n", "x").get(random.nextInt(4));
        if (type == short[].class) return new short[] {0, -1, Short.MIN_VALUE, (short) random.nextInt()};
        if (type.isEnum()) return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        if (type == BedId.class) return new BedId("bed " + random.nextInt(9));
        if (type == SourceId.class) return new SourceId("clip-" + random.nextInt(9));
        if (type == Ladder.class) return ladder();
        if (type.isSealed()) return of(any(kinds(type).toList()));
        return record(type);
    }

    private double number() {
        return random.nextInt(6) == 0 ? Double.NaN : 20 + 10 * random.nextDouble();
    }

    private Class<?> any(List<Class<?>> kinds) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    private Ladder ladder() {
        var sides = random.nextBoolean() ? Condition.SPO2_LOW : Condition.PULSE_HIGH;
        var limits = new TreeSet<Double>();
        for (int i = random.nextInt(4); i > 0; i--) limits.add(30 + 60 * random.nextDouble());
        var milder = sides == Condition.SPO2_LOW ? limits.descendingSet() : limits;
        var rungs = new ArrayList<Rung>();
        for (var limit : milder)
            rungs.add(new Rung(Priority.values()[rungs.size()], limit, of(Wait.class), random.nextBoolean()));
        return new Ladder(sides, List.copyOf(rungs));
    }

    private Object record(Class<?> type) {
        if (!type.isRecord()) throw new AssertionError("no sample of " + type + ": teach Samples how to make one");
        try {
            var parts = type.getRecordComponents();
            var maker = type.getDeclaredConstructor(
                    Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            maker.setAccessible(true);
            return maker.newInstance(Stream.of(parts).map(this::part).toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }

    private @Nullable Object part(RecordComponent part) {
        var nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return value(part.getGenericType(), nullable);
            } catch (IllegalArgumentException refused) {
                // The next one may do.
            }
        }
        throw new AssertionError("no sample of " + part + ": teach Samples how to make one");
    }
}
