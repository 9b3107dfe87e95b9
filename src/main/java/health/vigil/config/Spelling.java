package health.vigil.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds the word somebody probably meant.
public final class Spelling {
    /// More different letters than this and it is another word.
    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /// The candidate most like a word; null if none is much like it.
    public static @Nullable String nearest(String word, Collection<String> candidates) {
        String best = null;
        int least = MOST_EDITS + 1;
        for (var candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < least) {
                least = edits;
                best = candidate;
            }
        }
        return best;
    }

    /// Letters to insert, delete or replace (Levenshtein 1966), row by row.
    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
