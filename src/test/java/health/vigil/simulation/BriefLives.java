package health.vigil.simulation;

import health.vigil.config.ProfileFile;

/// A few short lives, for those who want to know quickly whether the engine still keeps its promises.
public final class BriefLives {
    private static final int LIVES = 1;
    private static final long STEPS = 30_000;

    private BriefLives() {}

    /// @throws AssertionError if a promise was broken
    public static void live() {
        for (int seed = 1; seed <= LIVES; seed++) new Life(seed, ProfileFile.builtIn()).live(STEPS);
    }
}
