package io.shopsql.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Test data that is not part of the project. It lies beside the project, or where the system property {@code
 * shop.test.data} says. Where it is absent, the test is skipped with a word about it, unless {@code
 * shop.test.data.required} is true.
 */
public final class SharedData {

    private SharedData() {}

    /** The file or folder, by its path within the data. */
    public static Path path(String name) {
        Path path = Path.of(System.getProperty("shop.test.data", "../../../shared/data"), name);
        if (!Files.exists(path)) {
            if (Boolean.getBoolean("shop.test.data.required")) {
                throw new IllegalStateException("the test data is required, and missing: " + path.toAbsolutePath());
            }
            Assumptions.abort("skipped: there is no test data at " + path.toAbsolutePath());
        }
        return path;
    }
}
