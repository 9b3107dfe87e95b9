package health.vigil.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// The latest so many keys, oldest forgotten first. Not thread-safe.
final class RecentKeys {
    private final Map<String, Boolean> keys;

    RecentKeys(int max) {
        keys = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > max;
            }
        };
    }

    /// @return false if it was there already
    boolean add(String key) {
        return keys.putIfAbsent(key, true) == null;
    }

    boolean contains(String key) {
        return keys.containsKey(key);
    }

    void remove(String key) {
        keys.remove(key);
    }
}
