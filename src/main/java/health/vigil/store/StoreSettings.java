package health.vigil.store;

import java.nio.file.Path;

/// Where the embedded database lies and how much it keeps.
///
/// @param file the SQLite file; its folder is made if it is missing. Files with `-wal`, `-shm` and `.lock` appended lie
///     beside it
/// @param retentionDays days that numbers, alarms and operator actions are kept, 1 to 3650
/// @param waveHours hours that waveforms are kept, 0 to 8760
/// @param maxMegabytes size the file never outgrows, 16 to 10,000,000
public record StoreSettings(Path file, int retentionDays, int waveHours, int maxMegabytes) {
    /// Days by default: three times the 72 h that requirement R47 asks of an alarm log, and then some.
    public static final int DEFAULT_RETENTION_DAYS = 30;

    /// Hours by default: the 72 h of requirement R47, so that an alarm can be seen with its waves.
    public static final int DEFAULT_WAVE_HOURS = 72;

    /// Size by default.
    public static final int DEFAULT_MAX_MEGABYTES = 50_000;

    public StoreSettings {
        check("retentionDays", retentionDays, 1, 3650);
        check("waveHours", waveHours, 0, 8760);
        check("maxMegabytes", maxMegabytes, 16, 10_000_000);
    }

    /// A file with everything else by default.
    public static StoreSettings of(Path file) {
        return new StoreSettings(file, DEFAULT_RETENTION_DAYS, DEFAULT_WAVE_HOURS, DEFAULT_MAX_MEGABYTES);
    }

    private static void check(String what, int value, int low, int high) {
        if (value < low || value > high)
            throw new IllegalArgumentException("store." + what + ": " + value + " is outside " + low + " to " + high);
    }
}
