package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every message says which port, what is wrong, the system's number, and what to do.
class PortExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1  | permission denied (error 1); add the user who runs the service to the group dialout
        13 | permission denied (error 13); add the user who runs the service to the group dialout
        2  | already open in this service (error 2); give each source a port of its own
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
        var message = PortException.opening("/dev/x", code, "dialout").getMessage();
        assertTrue(message.startsWith("port /dev/x: " + expected), message);
    }

    @Test
    void missing_saysThatReadingStartsByItself() {
        assertEquals(
                "port /dev/x: not there (error 2); plug the device in, or correct the path; reading starts by itself",
                PortException.missing("/dev/x").getMessage());
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
