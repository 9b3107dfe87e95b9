package health.vigil.simulator;

import java.io.IOException;

/// The simulators' end of a line: a pseudo-terminal or a connection. No call waits. One thread.
public interface Port extends AutoCloseable {
    /// Where the service finds the other end.
    String address();

    /// @return how many bytes of the host came, 0 for none
    int read(byte[] into) throws IOException;

    /// What finds no room is lost.
    void write(byte[] bytes) throws IOException;

    /// In or out of the socket.
    void plugged(boolean in) throws IOException;

    /// True once after each time the line was connected anew.
    default boolean renewed() {
        return false;
    }

    @Override
    void close() throws IOException;
}
