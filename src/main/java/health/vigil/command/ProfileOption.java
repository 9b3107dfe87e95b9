package health.vigil.command;

import health.vigil.config.ProfileFile;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.profile.ProfileBook;
import health.vigil.service.Rules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--profile FILE`, alike for every command that replays.
final class ProfileOption {
    @Option(
            names = {"-p", "--profile"},
            paramLabel = "FILE",
            description = "The limits, a file like config/profiles/sedation-default.yaml; without it that one.")
    private @Nullable Path file;

    boolean given() {
        return file != null;
    }

    /// @throws health.vigil.config.MistakesException with every mistake in the file
    ProfileBook book() {
        return book(file);
    }

    /// The limits for a child, or those that need no age.
    ///
    /// @throws health.vigil.config.MistakesException with every mistake in the file
    Profile profileFor(@Nullable Patient patient) {
        return profileFor(book(), patient);
    }

    static ProfileBook book(@Nullable Path file) {
        return Rules.with(file == null ? ProfileFile.builtIn() : ProfileFile.read(file));
    }

    /// No recording has a cuff that could be started.
    static Profile profileFor(ProfileBook book, @Nullable Patient patient) {
        var still = book.withCuffInterval(0);
        return patient == null ? still.unadmitted() : still.profileFor(patient);
    }
}
