package io.shopsql.command;

import io.shopsql.examples.Example;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "example",
        description = {
            "Runs an example of the library; without a name, lists the examples.",
            "Each uses its own SQLite file, or with --url on Postgres its own schema. A second run prints the same."
        })
final class ExampleCommand implements Runnable {

    @Parameters(arity = "0..1", paramLabel = "NAME", converter = ByTitle.class, description = "The example to run.")
    private @Nullable Example example;

    private final Shell shell;
    private final Database database;

    ExampleCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        if (example != null) {
            example.run(database.config(example), shell.out());
            return;
        }
        for (Example each : Example.values()) {
            shell.out().printf("%-20s %s%n", each.title(), each.summary());
        }
        shell.out().flush();
    }

    /** {@code contact-book} */
    static final class ByTitle implements ITypeConverter<Example> {

        @Override
        public Example convert(String title) {
            return Arrays.stream(Example.values())
                    .filter(example -> example.title().equals(title))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("must be one of "
                            + Arrays.stream(Example.values())
                                    .map(Example::title)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
