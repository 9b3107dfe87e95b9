package health.vigil.service;

import health.vigil.alarm.composite.Sign;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.ProfileBook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The figures of alarms that are in the code and in no profile: the technical rules and the points of composite
/// conditions. Their digest stands behind the profile's hash, so that screens and records show which were in force
/// (src/docs/decisions/0015-figures-in-code.md).
public final class Rules {
    private static final int DIGITS = 6;

    private Rules() {}

    /// The limits of a profile with the rules of this version behind its hash.
    public static ProfileBook with(ProfileBook book) {
        return book.judgedBy(digest(lines()));
    }

    public static String digest(List<String> lines) {
        try {
            var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /// One line for each figure, in the order of the code.
    public static List<String> lines() {
        var lines = new ArrayList<String>();
        for (var rule : TechnicalRule.values())
            lines.add(rule + " " + rule.priority() + " " + rule.delaySeconds() + " s " + rule.latching());
        for (var sign : Sign.values())
            lines.add(sign + " " + sign.group() + " " + sign.points() + " " + sign.meaning());
        for (var group : Sign.Group.values()) lines.add(group + " at most " + group.most());
        return lines;
    }
}
