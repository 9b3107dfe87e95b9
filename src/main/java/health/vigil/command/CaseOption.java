package health.vigil.command;

import health.vigil.replay.BedCase;
import health.vigil.replay.Window;
import health.vigil.vital.BedId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Which bed and time of a service's database, alike for every command that replays.
final class CaseOption {
    @Option(names = "--bed", paramLabel = "NAME", description = "Of a service's database: whose case.")
    private @Nullable String bed;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Of a service's database: since when, UTC: 2026-01-31T09:30. Without it from its beginning.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Of a service's database: until when.")
    private @Nullable Instant to;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // filled in by picocli
    private CommandSpec spec;

    /// @throws health.vigil.store.StoreException if the file cannot be read
    BedCase of(Path file) {
        var beds = BedCase.beds(file);
        var known = beds.stream().map(BedId::name).collect(Collectors.joining(", "));
        for (var one : beds) if (one.name().equals(bed)) return new BedCase(file, one, window());
        var asked = bed == null ? "Which bed? " : "--bed: '" + bed + "' is not in " + file + "; ";
        throw new ParameterException(spec.commandLine(), asked + "Give --bed with one of: " + known);
    }

    /// Refuses what is said of a database where there is none.
    void noneFor(Path recording) {
        if (bed == null && from == null && to == null) return;
        throw new ParameterException(
                spec.commandLine(),
                "--bed, --from and --to are for the database of a service, and " + recording.getFileName()
                        + " is none; leave them out");
    }

    private Window window() {
        try {
            return new Window(
                    from == null ? Window.ALL.fromMillis() : from.toEpochMilli(),
                    to == null ? Window.ALL.toMillis() : to.toEpochMilli());
        } catch (IllegalArgumentException turned) {
            throw new ParameterException(spec.commandLine(), "--from " + from + " is not before --to " + to, turned);
        }
    }

    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.endsWith("Z")
                        ? Instant.parse(text)
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException no) {
                throw new TypeConversionException("'" + text + "' is no time; write 2026-01-31T09:30, UTC");
            }
        }
    }
}
