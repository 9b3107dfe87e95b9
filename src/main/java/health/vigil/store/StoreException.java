package health.vigil.store;

/// The database cannot be used, with file, finding, rule and next step in words.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String words) {
        super(words);
    }

    StoreException(String words, Throwable cause) {
        super(words + ": " + cause.getMessage(), cause);
    }
}
