package health.vigil.decode.device;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// How much an object holds on to: the objects reachable from it, plus the elements of their arrays, texts and
/// collections. A number to compare with itself later; not bytes.
public final class Weight {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long weight;

    public static long of(Object root) throws IllegalAccessException {
        var scale = new Weight();
        scale.meet(root);
        while (!scale.waiting.isEmpty()) scale.weigh(scale.waiting.pop());
        return scale.weight;
    }

    private void meet(Object object) {
        if (object == null || object instanceof Enum || object instanceof Class || !seen.add(object)) return;
        weight++;
        waiting.push(object);
    }

    private void weigh(Object object) throws IllegalAccessException {
        switch (object) {
            case String text -> weight += text.length();
            case CharSequence text -> weight += text.length();
            case Collection<?> items -> items.forEach(this::meet);
            case Map<?, ?> map -> {
                map.keySet().forEach(this::meet);
                map.values().forEach(this::meet);
            }
            case Object array when array.getClass().isArray() -> weighArray(array);
            case Object ours when ours.getClass().getName().startsWith("health.vigil.") -> weighFields(ours);
            default -> {}
        }
    }

    private void weighArray(Object array) {
        weight += Array.getLength(array);
        if (array instanceof Object[] items) for (var item : items) meet(item);
    }

    private void weighFields(Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass())
            for (var field : type.getDeclaredFields()) meetField(field, object);
    }

    private void meetField(Field field, Object object) throws IllegalAccessException {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) return;
        field.setAccessible(true);
        meet(field.get(object));
    }
}
