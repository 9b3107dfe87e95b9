package health.vigil.source.port;

/// An open serial port. All methods but {@link #close} are called by one thread.
public interface Port extends AutoCloseable {
    /// Waits for bytes, at most the wait it was opened with.
    ///
    /// @return how many bytes came, 0 if none
    /// @throws PortException if the device is gone
    int read(byte[] into) throws PortException;

    /// Sends bytes. They are refused rather than queued when the device takes none.
    void write(byte[] bytes) throws PortException;

    /// @throws PortException if the configured path leads to another device than the one that is open
    void verify() throws PortException;

    /// The system's name of the device behind the configured path when it was opened.
    String device();

    /// May be called by any thread, and again; frees a reader at once.
    @Override
    void close();
}
