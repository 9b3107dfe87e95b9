package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.Bytecode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rooms that decide about a child know no clock, thread, chance, disk or network, and give the same answer, bit
/// for bit, on every machine: their incidents can be replayed.
class PurityTest {
    private static final Set<String> PURE = Set.of("vital", "decode", "signal", "profile", "alarm");

    /// All that a pure class may refer to; what of it is not pure is named below.
    private static final Predicate<String> ALLOWED_TYPES = Pattern.compile(
                    "java\\.(lang|util|math|nio|text|time|io)\\..*|org\\.jspecify\\..*|health\\.vigil\\..*")
            .asMatchPredicate();

    /// Why not, and what it looks like: a type, or `type.member` with the descriptor behind it.
    private static final Map<String, Pattern> IMPURE = impure();

    private static Map<String, Pattern> impure() {
        var rules = new LinkedHashMap<String, String>();
        rules.put(
                "reads a clock",
                "java\\.lang\\.System\\.(nanoTime|currentTimeMillis).*|java\\.time\\.[^.]+\\.now\\(.*"
                    + "|java\\.time\\.(Clock|InstantSource)\\b.*|java\\.util\\.(Date|Calendar|GregorianCalendar)\\b.*");
        rules.put(
                "starts or meets threads",
                "java\\.lang\\.(Thread|ThreadLocal|Process|ProcessBuilder|Runtime|InterruptedException)\\b.*"
                        + "|java\\.util\\.concurrent\\..*|java\\.util\\.Timer\\b.*|.*\\.(parallel|parallelStream)\\(.*"
                        + "|java\\.lang\\.Object\\.(wait|notify|notifyAll)\\(.*");
        rules.put(
                "leaves it to chance",
                "java\\.util\\.(Random|SplittableRandom)\\b.*|java\\.util\\.random\\..*"
                        + "|java\\.lang\\.(Math|StrictMath)\\.random\\(.*|java\\.util\\.UUID\\.randomUUID.*"
                        + "|java\\.util\\.Collections\\.shuffle.*|java\\.lang\\.System\\.identityHashCode.*");
        rules.put(
                "reads or writes outside the memory",
                "java\\.io\\.(?!Serializable$|ByteArrayOutputStream\\b|ObjectStreamException$).*"
                    + "|java\\.nio\\.(file|channels)\\..*|java\\.lang\\.System\\.(in|out|err|exit|getenv|getProperty|"
                    + "setProperty|getProperties|load|loadLibrary)\\b.*|java\\.lang\\.Class(Loader)?\\.getResource.*"
                    + "|java\\.util\\.(Scanner|ServiceLoader|ResourceBundle)\\b.*");
        rules.put(
                "logs",
                "java\\.lang\\.System\\$Logger.*|java\\.lang\\.System\\.getLogger.*|java\\.util\\.logging\\..*");
        rules.put(
                "depends on the locale or the time zone",
                "java\\.lang\\.String\\.(format|formatted)\\((?!Ljava/util/Locale;).*"
                    + "|java\\.lang\\.String\\.to(Upper|Lower)Case\\(\\).*|java\\.text\\.(?!Normalizer\\b).*"
                    + "|java\\.util\\.Formatter\\b.*|java\\.util\\.Locale\\.getDefault.*"
                    + "|java\\.time\\.ZoneId\\.systemDefault.*|java\\.util\\.TimeZone\\.getDefault.*"
                    + "|java\\.time\\.format\\.DateTimeFormatter\\.(ofPattern\\(Ljava/lang/String;\\)|ofLocalized).*");
        // The order of Set.of and Map.of even changes from run to run.
        rules.put(
                "may walk in hash order",
                "java\\.util\\.(HashMap|HashSet|Hashtable|WeakHashMap|IdentityHashMap)\\.<init>.*"
                    + "|java\\.util\\.(Set|Map)\\.(of|copyOf|ofEntries)\\(.*"
                    + "|java\\.util\\.stream\\.Collectors\\.(toSet|toUnmodifiableSet|toUnmodifiableMap|partitioningBy)\\(.*"
                    + "|java\\.util\\.stream\\.Collectors\\.(toMap|groupingBy)\\((?!.*Supplier;).*");
        // Within a unit in the last place these may differ between processors; StrictMath's do not.
        rules.put(
                "computes differently elsewhere",
                "java\\.lang\\.Math\\.(sin|cos|tan|asin|acos|atan|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot|sinh|"
                        + "cosh|tanh)\\(.*");
        var patterns = new LinkedHashMap<String, Pattern>();
        rules.forEach((why, what) -> patterns.put(why, Pattern.compile(what)));
        return patterns;
    }

    @Test
    void pureRooms_arePure() {
        var found = new ArrayList<String>();
        for (var each : Bytecode.ofService()) if (PURE.contains(each.room())) found.addAll(impurities(each));
        assertEquals(List.of(), found);
    }

    @Test
    void everyPureRoom_isLookedAt() {
        var rooms = Bytecode.ofService().stream().map(Bytecode::room).toList();
        assertTrue(rooms.containsAll(PURE), rooms.toString());
    }

    private static List<String> impurities(Bytecode each) {
        var found = new ArrayList<String>();
        for (var type : each.types()) {
            if (!ALLOWED_TYPES.test(type)) found.add(each.name() + " refers to " + type);
            IMPURE.forEach((why, what) -> {
                if (what.matcher(type).matches()) found.add(each.name() + " " + why + ": " + type);
            });
        }
        for (Member member : each.members())
            IMPURE.forEach((why, what) -> {
                if (what.matcher(member.toString()).matches()) found.add(each.name() + " " + why + ": " + member);
            });
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Impure.Clock.class,
                Impure.WallClock.class,
                Impure.Today.class,
                Impure.Waits.class,
                Impure.Locks.class,
                Impure.Rolls.class,
                Impure.RollsInMath.class,
                Impure.Prints.class,
                Impure.Reads.class,
                Impure.Logs.class,
                Impure.FormatsByLocale.class,
                Impure.UpperCasesByLocale.class,
                Impure.WalksHashes.class,
                Impure.WalksSaltedSet.class,
                Impure.GroupsByHash.class,
                Impure.Sines.class,
                Impure.Frames.class
            })
    void impureClass_isFound(Class<?> impure) {
        assertFalse(impurities(Bytecode.of(impure)).isEmpty(), impure.getSimpleName());
    }

    @Test
    void pureClass_isLeftAlone() {
        assertEquals(List.of(), impurities(Bytecode.of(Pure.class)));
    }

    /// Looks suspicious and is not.
    @SuppressWarnings("unused")
    private static final class Pure {
        String text(double value) {
            return String.format(java.util.Locale.ROOT, "%.1f", value).toUpperCase(java.util.Locale.ROOT);
        }

        Map<String, List<Integer>> grouped(List<Integer> numbers) {
            return numbers.stream()
                    .collect(java.util.stream.Collectors.groupingBy(
                            n -> n % 2 == 0 ? "even" : "odd",
                            java.util.TreeMap::new,
                            java.util.stream.Collectors.toList()));
        }

        double round(double value) {
            return Math.round(Math.sqrt(Math.abs(StrictMath.sin(value))));
        }

        java.time.Instant of(long millis) {
            return java.time.Instant.ofEpochMilli(millis);
        }
    }

    /// One class for each thing a pure class must not do.
    @SuppressWarnings("unused")
    private static final class Impure {
        static final class Clock {
            java.util.function.LongSupplier clock = System::nanoTime;
        }

        static final class WallClock {
            long now() {
                return System.currentTimeMillis();
            }
        }

        static final class Today {
            java.time.LocalDate today() {
                return java.time.LocalDate.now();
            }
        }

        static final class Waits {
            void rest() throws Exception {
                Thread.sleep(1);
            }
        }

        static final class Locks {
            java.util.concurrent.locks.ReentrantLock lock;
        }

        static final class Rolls {
            int roll() {
                return new java.util.Random().nextInt();
            }
        }

        static final class RollsInMath {
            double roll() {
                return Math.random();
            }
        }

        static final class Prints {
            void print() {
                System.out.println();
            }
        }

        static final class Reads {
            java.io.InputStream read() {
                return Reads.class.getResourceAsStream("x");
            }
        }

        static final class Logs {
            org.slf4j.Logger log;
        }

        static final class FormatsByLocale {
            String text(double value) {
                return "%.1f".formatted(value);
            }
        }

        static final class UpperCasesByLocale {
            String text(String value) {
                return value.toUpperCase();
            }
        }

        static final class WalksHashes {
            Iterable<String> walk() {
                return new java.util.HashSet<>();
            }
        }

        static final class WalksSaltedSet {
            Iterable<String> walk() {
                return Set.of("a", "b");
            }
        }

        static final class GroupsByHash {
            Map<Integer, List<String>> group(List<String> words) {
                return words.stream().collect(java.util.stream.Collectors.groupingBy(String::length));
            }
        }

        static final class Sines {
            double sine(double x) {
                return Math.sin(x);
            }
        }

        static final class Frames {
            io.vertx.core.Vertx vertx;
        }
    }
}
