package health.vigil.source.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every message says which port, what is wrong, the system's number, and what to do.
class PortExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1  | permission denied (error 1); add the user who runs the service to the group dialout
        13 | permission denied (error 13); add the user who runs the service to the group dialout
        2  | cannot be opened though it is there (error 2); unplug it
        11 | in use by another program (error 11); stop that program
        16 | in use by another program (error 16); stop that program (fuser -v /dev/x)
        5  | no device answers behind it (error 5); unplug it
        19 | no device answers behind it (error 19); unplug it
        21 | not a serial port (error 21); correct the path
        25 | not a serial port (error 25); correct the path
        22 | refuses the line settings (error 22); check the protocol
        99 | cannot be opened (error 99); unplug it
        """)
    void refusedByTheSystem_saysWhyAndWhatToDo(int code, String expected) {
        var message = PortException.opening("/dev/x", code, "dialout", List::of).getMessage();
        assertTrue(message.startsWith("port /dev/x: " + expected), message);
    }

    @Test
    void missing_saysThatReadingStartsByItself() {
        assertEquals(
                "port /dev/x: not there (error 2); plug the device in, or correct the path; reading starts by itself",
                PortException.missing("/dev/x").getMessage());
    }

    @Test
    void missing_detailNamesWhatThereIsInstead() {
        var detail = PortException.missing("/dev/x").detail();
        assertTrue(
                detail.contains("starts by itself; there are: ") || detail.contains("has no serial adapter now"),
                detail);
    }

    @ParameterizedTest
    @CsvSource({"11", "16"})
    void heldByAnotherProgram_detailSaysByWhom_andTheMessageStaysTheSame(int code) {
        var busy = PortException.opening("/dev/x", code, "dialout", () -> List.of("minicom (process 7)"));
        assertTrue(busy.detail().endsWith("(fuser -v /dev/x); it is minicom (process 7)"), busy.detail());
        assertTrue(busy.busy() && !String.valueOf(busy.getMessage()).contains("minicom"), busy.getMessage());
        assertEquals(
                busy.getMessage(),
                PortException.opening("/dev/x", code, "dialout", List::of).detail());
    }

    @Test
    void otherTrouble_asksNobodyWhoHoldsIt() {
        var denied = PortException.opening("/dev/x", 13, "dialout", () -> List.of("never asked"));
        assertEquals(denied.getMessage(), denied.detail());
        assertFalse(denied.busy());
    }

    @Test
    void sharedWithoutALock_namesWhoTakesTheBytes() {
        assertEquals(
                "port /dev/x: also open in cat (process 9), which would take away half of the bytes; stop that program",
                PortException.shared("/dev/x", List.of("cat (process 9)")).detail());
    }

    @Test
    void libraryNotLoaded_saysWhereAndHowToMoveIt() {
        var message = PortException.unloadable("/dev/x", "/tmp: noexec").getMessage();
        assertTrue(message.contains("cannot be loaded (/tmp: noexec); start the service with java.io.tmpdir"), message);
    }

    @Test
    void moved_asksWhosePatientItIs() {
        assertEquals(
                "port /dev/x: now leads to /dev/b instead of /dev/a; that device is read from now on; check which"
                        + " patient it is on",
                PortException.moved("/dev/x", "/dev/a", "/dev/b").getMessage());
    }
}
