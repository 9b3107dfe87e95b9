package health.vigil.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Alarm;
import health.vigil.pager.CarrierSettings.Snpp;
import health.vigil.pager.CarrierSettings.Webhook;
import health.vigil.pager.PathSettings.Group;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Snpp SNPP = Snpp.at("localhost", Snpp.PORT, "5551234");

    @ParameterizedTest
    @ValueSource(strings = {"", "555 1234", "5551234\r\nQUIT", "555;1", "\u00E4"})
    void pagerIdThatIsNone_isRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> Snpp.at("localhost", Snpp.PORT, id));
    }

    @Test
    void limits_areChecked() {
        assertThrows(IllegalArgumentException.class, () -> Snpp.at("", 444, "1"));
        assertThrows(IllegalArgumentException.class, () -> Snpp.at("h", 0, "1"));
        assertThrows(IllegalArgumentException.class, () -> new Snpp("h", 444, "1", true, 39, 5_000));
        assertThrows(IllegalArgumentException.class, () -> new Snpp("h", 444, "1", true, 240, 99));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h/x", "/relative", "http:///nohost", "no url at all"})
    void urlThatIsNoHttp_isRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> Webhook.at(url));
    }

    @Test
    void secret_isNotPrinted() {
        var text = new Webhook("https://h/x", "open sesame", 5_000).toString();
        assertFalse(text.contains("sesame"), text);
    }

    @Test
    void twoPathsOfOneName_areRefused() {
        var path = PathSettings.high("ward", SNPP);
        var e = assertThrows(IllegalArgumentException.class, () -> PagerSettings.of("", List.of(path, path)));
        assertEquals("path name 'ward' is used twice; rename one", e.getMessage());
    }

    @Test
    void linkBase_isAnAddressWithoutTrailingSlash() {
        assertEquals(
                "http://h:8080", PagerSettings.of("http://h:8080/", List.of()).linkBase());
        assertThrows(IllegalArgumentException.class, () -> PagerSettings.of("vigil", List.of()));
    }

    @Test
    void path_tellsByPriorityGroupAndBed() {
        var path = new PathSettings("ward", SNPP, Priority.MEDIUM, Set.of(Group.PHYSIOLOGICAL), List.of(Pages.BED), 1);
        assertTrue(path.tells(Pages.BED, Pages.low()));
        assertFalse(path.tells(new BedId("Bed2"), Pages.low()));
        assertFalse(path.tells(Pages.BED, Pages.alarm("1", Condition.SPO2_LOW, Priority.LOW)));
        assertFalse(path.tells(Pages.BED, Pages.alarm("1", Condition.MONITOR_FAULT, Priority.HIGH)));
    }

    @Test
    void path_neverCarriesTheNewsOfItsOwnFailure() {
        var broken = failure("pager ward");
        assertFalse(PathSettings.high("ward", SNPP).tells(Pages.BED, broken));
        assertTrue(PathSettings.high("doctor", SNPP).tells(Pages.BED, broken));
    }

    private static Alarm failure(String subject) {
        var a = Pages.alarm("1", Condition.PAGER_FAILED, Priority.HIGH);
        return new Alarm(
                a.id(),
                a.condition(),
                subject,
                a.priority(),
                false,
                a.state(),
                a.onset(),
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "",
                a.explanation(),
                "",
                null);
    }
}
