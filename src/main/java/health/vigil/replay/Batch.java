package health.vigil.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Many recordings at once: several threads, one result for each file in the order of the files, so that the outcome
/// does not depend on who was first.
public final class Batch {
    private Batch() {}

    /// Files as named; of a folder its `.csv` and `.csv.gz`, by name.
    ///
    /// @throws RecordingException if one is not there or a folder has none
    public static List<Path> files(List<Path> named) {
        var files = new ArrayList<Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) files.addAll(inside(path));
            else if (Files.isReadable(path)) files.add(path);
            else throw new RecordingException(path.toString(), "is not there", "name a CSV file or a folder of them");
        }
        return files;
    }

    private static List<Path> inside(Path folder) {
        try (var all = Files.list(folder)) {
            var files = all.filter(
                            f -> f.toString().endsWith(".csv") || f.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
            if (files.isEmpty())
                throw new RecordingException(folder.toString(), "has no .csv or .csv.gz", "name a folder that has");
            return files;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Applies `work` to every file; its failure for the first file in order is thrown.
    public static <T> List<T> each(List<Path> files, int threads, Function<Path, T> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var asked = new ArrayList<Future<T>>(files.size());
            for (var file : files) {
                Callable<T> one = () -> work.apply(file);
                asked.add(pool.submit(one));
            }
            var results = new ArrayList<T>(files.size());
            for (var result : asked) results.add(taken(result));
            return results;
        }
    }

    private static <T> T taken(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
