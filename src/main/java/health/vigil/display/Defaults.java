package health.vigil.display;

import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.ProfileBook;

/// Where the limits of a child who is admitted at a screen come from.
@FunctionalInterface
public interface Defaults {
    /// The limits for one child.
    Profile of(Patient child);

    /// The source of one figure of a profile; empty if nobody knows.
    default String origin(Profile profile, Condition condition, Priority tier) {
        return "";
    }

    /// Those of a profile's file, which knows nothing of the figures of another one.
    static Defaults of(ProfileBook book) {
        return new Defaults() {
            @Override
            public Profile of(Patient child) {
                return book.profileFor(child);
            }

            @Override
            public String origin(Profile profile, Condition condition, Priority tier) {
                return book.hash().equals(profile.hash()) ? book.origin(condition, tier) : "";
            }
        };
    }
}
