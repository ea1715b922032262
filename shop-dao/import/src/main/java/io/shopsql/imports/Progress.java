package io.shopsql.imports;

import java.io.InputStream;

/** Shows the progress of reading a file. */
@FunctionalInterface
public interface Progress {

    /** No progress display. */
    Progress NONE = (file, phase, bytes) -> file;

    /**
     * Called once for each pass over the data.
     *
     * @param phase {@code "Checking"} or {@code "Importing"}
     * @param bytes the size of the input
     * @return a stream that wraps {@code in}; the import reads and closes it
     */
    InputStream watch(InputStream file, String phase, long bytes);
}
