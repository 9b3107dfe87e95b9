package health.vigil.config;

/// One thing wrong in a file that people write.
///
/// @param file as it was named
/// @param path to the place inside it: `beds[2].sources[0].port`; empty for the file as a whole
/// @param value what stands there, empty if nothing does
/// @param rule what is allowed, as a sentence that goes on from the value: `is outside 1 to 65535`
/// @param fix what to do
public record Mistake(String file, String path, String value, String rule, String fix) {
    /// `config/vigil.yaml: beds[2].spo2.low: 95 is above high 90; swap them`.
    @Override
    public String toString() {
        var place = path.isEmpty() ? file : file + ": " + path;
        var what = value.isEmpty() ? rule : value + " " + rule;
        return fix.isEmpty() ? place + ": " + what : place + ": " + what + "; " + fix;
    }
}
