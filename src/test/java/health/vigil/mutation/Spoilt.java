package health.vigil.mutation;

import health.vigil.alarm.Transcripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/// Our own classes and tests once more, with one fault among them.
final class Spoilt extends ClassLoader {
    private static final String OURS = "health.vigil.";

    private final Mutant mutant;
    private final byte[] spoilt;

    Spoilt(Mutant mutant) {
        super(Spoilt.class.getClassLoader());
        this.mutant = mutant;
        this.spoilt = mutant.applied(bytes(mutant.className()));
    }

    private byte[] bytes(String name) {
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new IllegalStateException("there is no class " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : defined(name);
        }
    }

    private Class<?> defined(String name) {
        var bytes = name.equals(mutant.className()) ? spoilt : bytes(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /// The transcripts that fail with the fault in place.
    @SuppressWarnings("unchecked")
    List<String> failing() {
        try {
            return (List<String>) run(Transcripts.class, "failing");
        } catch (InvocationTargetException worse) {
            return List.of("none can even begin");
        }
    }

    /// What a static method of the tests says when it fails with the fault in place, empty if it does not.
    String complaint(Class<?> tests, String method) {
        try {
            run(tests, method);
            return "";
        } catch (InvocationTargetException failed) {
            return String.valueOf(failed.getCause().getMessage());
        }
    }

    private Object run(Class<?> tests, String method) throws InvocationTargetException {
        try {
            var found = loadClass(tests.getName()).getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | ClassNotFoundException e) {
            throw new IllegalStateException(mutant + ": " + tests, e);
        }
    }
}
