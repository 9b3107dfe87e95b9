package health.vigil.fuzz;

/// What the fuzzer calls, in a process for one decoder: its name is the property `fuzz.decoder`.
public final class FuzzTarget {
    private static final Trial TRIAL = Trial.of(System.getProperty("fuzz.decoder", Trial.MESSAGE));

    private FuzzTarget() {}

    /// By the name and shape that Jazzer looks for.
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TRIAL.run(input);
    }
}
