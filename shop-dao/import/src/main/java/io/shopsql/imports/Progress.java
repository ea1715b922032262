package io.shopsql.imports;

import java.io.InputStream;

/** Watches a file being read, to show how far it is. */
@FunctionalInterface
public interface Progress {

    /** Watches nothing. */
    Progress NONE = (file, phase, bytes) -> file;

    /**
     * Called once for each reading.
     *
     * @param phase {@code "Checking"} or {@code "Importing"}
     * @param bytes the size of the file
     * @return what is to be read and closed in its place
     */
    InputStream watch(InputStream file, String phase, long bytes);
}
