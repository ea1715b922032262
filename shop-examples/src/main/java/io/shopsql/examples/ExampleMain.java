package io.shopsql.examples;

import io.shopsql.ShopConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.ShopException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the mains of the examples share: the options that say where the database is, and errors in one line. */
@Command(mixinStandardHelpOptions = true)
class ExampleMain implements Runnable {

    private static final String PASSWORD = "SHOP_PASSWORD";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "jdbc:sqlite:FILE or jdbc:postgresql://HOST[:PORT]/DATABASE. Default: a SQLite file of its own.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "The user of a Postgres database. The password is read from " + PASSWORD + " alone.")
    private @Nullable String user;

    @Spec
    private @Nullable CommandSpec spec;

    private final Example example;

    ExampleMain(Example example) {
        this.example = example;
    }

    /** Runs an example as its options say. */
    static void run(Example example, String[] args) {
        run(new ExampleMain(example), args);
    }

    static void run(ExampleMain main, String[] args) {
        int exitCode = line(main)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine line(ExampleMain main) {
        return new CommandLine(main)
                .setCommandName(main.example.title())
                .setExecutionExceptionHandler((error, line, parsed) -> {
                    if (error instanceof ShopException known) {
                        line.getErr().println(known.what() + " Next: " + known.next());
                        return error instanceof BadConfiguration ? ExitCode.USAGE : ExitCode.SOFTWARE;
                    }
                    throw error;
                });
    }

    @Override
    public void run() {
        example.run(config(), out());
    }

    ShopConfig config() {
        return at(url == null ? example.defaultUrl() : url, user);
    }

    /** Any database, in the schema of the example. */
    ShopConfig at(String named, @Nullable String namedUser) {
        if (named.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new BadConfiguration(
                    "The URL holds a password, which everybody on this machine could read.",
                    "take it out and set the environment variable " + PASSWORD + ".");
        }
        ShopConfig config = ShopConfig.of(named);
        if (namedUser != null) {
            config = config.user(namedUser);
        }
        if (password() != null) {
            config = config.password(ExampleMain::password);
        }
        return example.isolated(named, config);
    }

    @Nullable
    String user() {
        return user;
    }

    static @Nullable String password() {
        return System.getenv(PASSWORD);
    }

    PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}
