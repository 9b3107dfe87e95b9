package health.vigil.config;

import health.vigil.history.InfluxSettings;
import health.vigil.pager.PagerSettings;
import health.vigil.profile.ProfileBook;
import health.vigil.source.MllpSettings;
import health.vigil.store.StoreSettings;
import health.vigil.web.WebSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole configuration of a service, checked: every part is what its room asks for, and the parts fit together.
///
/// @param file where it was read from, for messages
/// @param profiles default limits by age
/// @param beds in the order screens show them
/// @param hl7 where HL7 monitors deliver, null for nowhere
/// @param pagers who is told of alarms
/// @param influx where the record is copied to, null for nowhere
public record Config(
        String file,
        WebSettings web,
        StoreSettings store,
        ProfileBook profiles,
        List<BedSettings> beds,
        @Nullable MllpSettings hl7,
        PagerSettings pagers,
        @Nullable InfluxSettings influx) {
    public Config {
        beds = List.copyOf(beds);
    }

    /// Reads a configuration file.
    ///
    /// @throws MistakesException with every mistake in it and in the profile it names
    public static Config read(Path file) {
        return new ConfigFile(file).read();
    }
}
