package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.examples.Example;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command: the database, and the verbosity of errors. */
final class Database {

    static final String PASSWORD = "SHOP_PASSWORD";
    private static final String DEFAULT_URL = "jdbc:sqlite:shop.db";
    private static final String DEMO_URL = "jdbc:sqlite:shop-demo.db";

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The database: jdbc:sqlite:FILE or jdbc:postgresql://HOST[:PORT]/DATABASE. Default: "
                    + DEFAULT_URL + "; for demo, " + DEMO_URL + ". It is created and migrated if needed.")
    private @Nullable String url;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "USER",
            description = "The user of a Postgres database. The password is read from the environment variable "
                    + PASSWORD + " only.")
    private @Nullable String user;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    private final Shell shell;

    Database(Shell shell) {
        this.shell = shell;
    }

    boolean verbose() {
        return verbose;
    }

    Shop open() {
        return Shop.open(config());
    }

    ShopConfig config() {
        return config(DEFAULT_URL);
    }

    Shop openDemo() {
        return Shop.open(config(DEMO_URL));
    }

    /** The configuration of an example: its own SQLite file unless --url is given; on Postgres its own schema. */
    ShopConfig config(Example example) {
        String named = url == null ? example.defaultUrl() : url;
        return example.isolated(named, config(named, user, PASSWORD));
    }

    /** Whether --url or --user is given. */
    boolean isNamed() {
        return url != null || user != null;
    }

    private ShopConfig config(String defaultUrl) {
        return config(url == null ? defaultUrl : url, user, PASSWORD);
    }

    /** The configuration of another database; the password is in this variable, else in {@value #PASSWORD}. */
    ShopConfig config(String named, @Nullable String namedUser, String passwordVariable) {
        if (named.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new BadConfiguration(
                    "The URL contains a password, which every user of this machine could read.",
                    "remove it and set the environment variable " + passwordVariable + ".");
        }
        // a command runs one call at a time
        ShopConfig config = ShopConfig.of(named).connections(1, 2);
        if (namedUser != null) {
            config = config.user(namedUser);
        }
        String own = shell.environment().apply(passwordVariable);
        String password = own == null ? shell.environment().apply(PASSWORD) : own;
        return password == null ? config : config.password(() -> password);
    }
}
