package io.shopsql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rewriting and rule is needed: without it, the fuzzer finds a difference among ten thousand statements. A changed class stands
 * before the library's own on the class path of another JVM, so that the library needs no switch for it. {@code
 * -Dfuzz.mutation=Dates} takes those of one family.
 */
@Tag("by-hand")
class MutationTest {

    private static final long SEED = 105;

    private static final long STATEMENTS = 10_000;

    @TempDir
    private Path folder;

    static Stream<Mutation> mutations() {
        return Stream.of(
                        Mutation.withoutRewriting("Sorting", "SortField"),
                        Mutation.withoutRewriting("Matching", "Like"),
                        Mutation.withoutRewriting("Extremes", "Greatest"),
                        Mutation.withoutRewriting("Division", "Div"),
                        Mutation.withoutRewriting("Dates", "DateAdd"),
                        Mutation.withoutRewriting("Functions", "Shl"),
                        Mutation.withoutRewriting("Texts", "Substring"),
                        Mutation.withoutRewriting("Averages", "Avg"),
                        Mutation.withoutRefusal("Clauses", "distinct-order"),
                        Mutation.withoutRefusal("Decimals", "decimal-arithmetic"))
                .filter(mutation -> mutation.name().startsWith(System.getProperty("fuzz.mutation", "")));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void is_found(Mutation mutation) throws Exception {
        mutation.compile(folder, System.getProperty("java.class.path"));
        assertThat(hunt(folder + File.pathSeparator)).isEqualTo(Hunt.FOUND);
    }

    private static int hunt(String first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        first + System.getProperty("java.class.path"),
                        Hunt.class.getName(),
                        String.valueOf(SEED),
                        String.valueOf(STATEMENTS)))
                .inheritIO()
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
