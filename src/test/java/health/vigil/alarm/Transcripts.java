package health.vigil.alarm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The transcripts of the engine as something that can be run: against an engine with a fault in it, or to see what
/// they cover.
public final class Transcripts {
    /// Every class of transcripts; the one place that lists them.
    private static final List<Class<?>> ALL = List.of(
            EngineTest.class,
            ViolationTest.class,
            AlarmStatesTest.class,
            AdverseEventScriptTest.class,
            AutoLimitsScriptTest.class,
            BaselineRulesTest.class,
            BlindCapnographTest.class,
            CompositeTest.class,
            CorrectionTest.class,
            CuffHoldTest.class,
            CuffScheduleTest.class,
            DrugStruckTest.class,
            LostNumberTest.class,
            HiddenSilenceTest.class,
            OneSensorOffTest.class,
            PhasesTest.class,
            ReportedPartsTest.class,
            SourceRankTest.class,
            StallTest.class,
            TechnicalConditionsTest.class);

    private Transcripts() {}

    /// Names of the tests that fail, in order.
    public static List<String> failing() {
        try {
            var failing = new ArrayList<String>();
            for (var tests : ALL) collect(tests, null, failing);
            new WaitMatrixTest().everyConditionWaitsAsItsRungSays().forEach(test -> run(test, failing));
            return failing;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("transcripts must have constructors without arguments", e);
        }
    }

    private static void run(DynamicTest test, List<String> failing) {
        try {
            test.getExecutable().execute();
        } catch (Throwable failed) {
            failing.add(test.getDisplayName());
        }
    }

    /// Names of the conditions that some transcript raised since this JVM started.
    static Set<String> raised() {
        return new TreeSet<>(Script.RAISED);
    }

    private static void collect(Class<?> type, @Nullable Object outer, List<String> failing)
            throws ReflectiveOperationException {
        for (var test : tests(type)) if (fails(made(type, outer), test)) failing.add(test.getName());
        for (var nested : type.getDeclaredClasses())
            if (nested.isAnnotationPresent(Nested.class)) collect(nested, made(type, outer), failing);
    }

    private static List<Method> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Test.class) && m.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Object made(Class<?> type, @Nullable Object outer) throws ReflectiveOperationException {
        var make = outer == null ? type.getDeclaredConstructor() : type.getDeclaredConstructor(outer.getClass());
        make.setAccessible(true);
        return outer == null ? make.newInstance() : make.newInstance(outer);
    }

    private static boolean fails(Object tests, Method test) throws ReflectiveOperationException {
        test.setAccessible(true);
        try {
            test.invoke(tests);
            return false;
        } catch (InvocationTargetException failed) {
            return true;
        }
    }
}
