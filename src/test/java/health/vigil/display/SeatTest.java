package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.display.Seat.Stand;
import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeatTest {
    private static final List<String> CALMING = List.of("acknowledge", "pause", "resume");

    private static Seat seat(Stand stand) {
        return new Seat(stand, "a", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "3f9a01c27b55", "tablet-7"})
    void nameOfItsOwn_isTheScreens(String name) {
        assertEquals(
                name,
                Seat.of(MultiMap.caseInsensitiveMultiMap().add("screen", name), "screen-4", null)
                        .name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nb", "12345678901234567890123456789012345678901"})
    void nameThatIsNone_isTheConnections(String name) {
        var query = MultiMap.caseInsensitiveMultiMap().add("screen", name);
        assertEquals("screen-4", Seat.of(query, "screen-4", null).name());
    }

    @ParameterizedTest
    @CsvSource({"BED, CDAS", "ELSEWHERE, DIS", "LOOK, DIS", "CENTRAL, DIS"})
    void role_followsFromWhereItStands(Stand stand, String role) {
        assertEquals(role, stand.role());
    }

    @Test
    void screenThatOnlyLooks_ordersNothing() {
        for (var what : List.of("acknowledge", "assign", "discharge"))
            assertFalse(seat(Stand.LOOK).may(what, false) || seat(Stand.LOOK).may(what, true), what);
    }

    @Test
    void screenOfAllBeds_assignsOnly() {
        assertTrue(seat(Stand.CENTRAL).may("assign", false));
        for (var what : List.of("acknowledge", "pause", "admit", "discharge", ""))
            assertFalse(seat(Stand.CENTRAL).may(what, false), what);
    }

    @Test
    void screenOfOneBed_ordersEverythingThere() {
        for (var stand : List.of(Stand.BED, Stand.ELSEWHERE))
            for (var what : List.of("acknowledge", "assign", "discharge"))
                assertTrue(seat(stand).may(what, false));
    }

    @Test
    void alarmsOfTheMonitor_areQuietedFromEverywhere_andNothingElseIsDoneToIt() {
        for (var stand : List.of(Stand.BED, Stand.ELSEWHERE, Stand.CENTRAL)) {
            for (var what : CALMING) assertTrue(seat(stand).may(what, true), what);
            for (var what : List.of("admit", "assign", "audio_off", "alarm_off", "phase"))
                assertFalse(seat(stand).may(what, true), what);
        }
    }
}
