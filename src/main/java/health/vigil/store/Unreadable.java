package health.vigil.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be read, for people.
public final class Unreadable {
    private Unreadable() {}

    /// Goes on from the file's name: `cannot be read: there is no such file`.
    public static String rule(IOException gone) {
        return "cannot be read: " + reason(gone);
    }

    private static String reason(IOException gone) {
        return switch (gone) {
            case NoSuchFileException no -> "there is no such file";
            case AccessDeniedException no -> "this user may not read it";
            default -> String.valueOf(gone.getMessage());
        };
    }
}
