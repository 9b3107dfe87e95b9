package health.vigil.alarm.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuffMarksTest {
    /// Set at a time, the latest reading having begun at another (`-`: none): when the first is due.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8:03:00 | -       | 15 | 8:05:00",
                "8:05:00 | -       | 15 | 8:05:00",
                "8:05:01 | -       | 15 | 8:10:00",
                "8:59:59 | -       | 60 | 9:00:00",
                "8:03:00 | 8:02:00 | 15 | 8:05:00",
                "8:04:50 | 8:04:01 | 15 | 8:10:00",
                "8:04:50 | 8:04:00 | 15 | 8:05:00",
                "8:03:20 | -       | 3  | 8:03:20",
                "8:03:20 | 8:01:00 | 3  | 8:04:00",
                "8:03:20 | 7:50:00 | 3  | 8:03:20",
                "8:03:20 | -       | 7  | 8:03:20",
            })
    void first(String now, String begun, int every, String due) {
        assertEquals(millis(due), CuffMarks.first(millis(now), millis(begun), every));
    }

    /// A reading that began at a time: when the next is due.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8:05:00 | 15 | 8:20:00",
                "8:04:59 | 15 | 8:20:00",
                "8:05:31 | 15 | 8:20:00",
                "8:03:00 | 15 | 8:15:00",
                "8:03:59 | 15 | 8:15:00",
                "8:04:00 | 15 | 8:20:00",
                "8:03:59 | 5  | 8:05:00",
                "8:04:00 | 5  | 8:10:00",
                "8:10:00 | 10 | 8:20:00",
                "8:50:00 | 30 | 9:20:00",
                "8:03:20 | 1  | 8:04:20",
                "8:03:20 | 3  | 8:06:20",
                "8:03:20 | 7  | 8:10:20",
            })
    void next(String begun, int every, String due) {
        assertEquals(millis(due), CuffMarks.next(millis(begun), every));
    }

    /// The clock now shows a time, by which the reading that is to come would come at another.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8:03:00 | 8:20:00 | 15 | 8:20:00",
                "8:03:00 | 8:17:00 | 15 | 8:15:00",
                "8:03:00 | 8:19:01 | 15 | 8:20:00",
                "8:03:00 | 8:03:30 | 15 | 8:05:00",
                "8:03:00 | 8:03:30 | 2  | 8:03:30",
            })
    void again(String now, String due, int every, String mark) {
        assertEquals(millis(mark), CuffMarks.again(millis(now), millis(due), every));
    }

    private static long millis(String time) {
        if (time.equals("-")) return Long.MIN_VALUE;
        var part = time.split(":");
        return 1_767_225_600_000L
                + 1000 * (3600 * Long.parseLong(part[0]) + 60 * Long.parseLong(part[1]) + Long.parseLong(part[2]));
    }
}
