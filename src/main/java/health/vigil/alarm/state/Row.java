package health.vigil.alarm.state;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// A list that never changes, in one array of its own: a step that changes one of its elements costs that array and
/// nothing besides. The JDK's own immutable lists copy once more or wrap twice.
public final class Row<E> extends AbstractList<E> implements RandomAccess {
    private final Object[] elements;

    private Row(Object[] elements) {
        this.elements = elements;
    }

    /// Of an array that nobody changes any more.
    public static <E> List<E> of(E[] elements) {
        return new Row<>(elements);
    }

    /// The same with another element at an index.
    public static <E> List<E> replaced(List<E> list, int index, E element) {
        if (list.size() == 1) return List.of(element);
        var all = list.toArray();
        all[index] = element;
        return new Row<>(all);
    }

    /// The same and one more.
    public static <E> List<E> plus(List<E> list, E more) {
        if (list.isEmpty()) return List.of(more);
        var all = new Object[list.size() + 1];
        for (int i = 0; i < list.size(); i++) all[i] = list.get(i);
        all[list.size()] = more;
        return new Row<>(all);
    }

    /// The same without the element at an index.
    public static <E> List<E> without(List<E> list, int index) {
        if (list.size() == 1) return List.of();
        var all = new Object[list.size() - 1];
        for (int i = 0; i < all.length; i++) all[i] = list.get(i < index ? i : i + 1);
        return new Row<>(all);
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        return (E) elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(elements, elements.length, Object[].class);
    }
}
