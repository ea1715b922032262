package io.shopsql.internal.postgres;

import io.shopsql.error.BadConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A Postgres URL as given by the user: the server and the explicit parameters. The driver's data sources do not
 * distinguish those from defaults.
 *
 * <p>A URL is checked before the driver sees it, since the driver quotes unreadable parts in its exceptions and its
 * log. No message here repeats any part of the URL.
 */
public final class PostgresUrl {

    private static final String HOST = "(?:\\[[^\\]\\[/@?#\\s]*]|[^\\[\\]:,/@?#%\\s]*)(?::\\d{1,5})?";

    /** No user or password before an {@code @}, and no colon except before a port. */
    private static final Pattern SERVER_AND_DATABASE =
            Pattern.compile("jdbc:postgresql:(?://" + HOST + "(?:," + HOST + ")*/)?[^:/@?#\\s]*");

    private static final Pattern PERCENT_ENCODED = Pattern.compile("(?:[^%]|%[0-9a-fA-F]{2})*");

    private final Properties properties;

    private PostgresUrl(Properties properties) {
        this.properties = properties;
    }

    /**
     * Parses a URL.
     *
     * @throws BadConfiguration if it cannot be read, contains a user or a password before the host, or has a parameter
     *     that the driver does not know and would ignore
     */
    static PostgresUrl of(String url) {
        int question = url.indexOf('?');
        String server = question < 0 ? url : url.substring(0, question);
        String[] parameters =
                question < 0 ? new String[0] : url.substring(question + 1).split("&", -1);
        if (!SERVER_AND_DATABASE.matcher(server).matches()) {
            throw server.contains("@")
                    ? new BadConfiguration(
                            "The Postgres URL holds a user or a password before an @, where every log would show it.",
                            "write jdbc:postgresql://host:5432/database, and set them by ShopConfig.user(...) and"
                                    + " password(...).")
                    : unreadable();
        }
        for (int i = 0; i < parameters.length; i++) {
            check(parameters[i], i + 1);
        }
        Properties properties = Driver.parseURL(url, null);
        if (properties == null) {
            throw unreadable();
        }
        return new PostgresUrl(properties);
    }

    private static void check(String parameter, int position) {
        if (!PERCENT_ENCODED.matcher(parameter).matches()) {
            throw unreadable();
        }
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (!name.isEmpty() && PGProperty.forName(name) == null) {
            // without the name: it may be the rest of a password that contains an &
            throw new BadConfiguration(
                    "The driver does not know the parameter name at position " + position
                            + " in the Postgres URL, and would ignore it.",
                    Arrays.stream(PGProperty.values())
                            .map(PGProperty::getName)
                            .filter(name::equalsIgnoreCase)
                            .findFirst()
                            .map(known -> "write " + known + ", case included.")
                            .orElse("correct its name, or percent-encode an & inside a value."));
        }
    }

    private static BadConfiguration unreadable() {
        return new BadConfiguration(
                "The Postgres URL cannot be read.",
                "write it as jdbc:postgresql://host:5432/database, with special characters percent-encoded, and set user and"
                        + " password by ShopConfig.user(...) and password(...).");
    }

    /** The names of the parameters set by the URL or its service file. */
    Set<String> names() {
        return parameters().stringPropertyNames();
    }

    /** The URL without its parameters. */
    String server() {
        String[] hosts = PGProperty.PG_HOST.getOrDefault(properties).split(",", -1);
        String[] ports = PGProperty.PG_PORT.getOrDefault(properties).split(",", -1);
        String database = properties.getProperty(PGProperty.PG_DBNAME.getName(), "");
        return IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[i])
                .collect(Collectors.joining(
                        ",", "jdbc:postgresql://", "/" + URLEncoder.encode(database, StandardCharsets.UTF_8)));
    }

    /** The parameters by name, decoded; a copy. */
    Properties parameters() {
        Properties parameters = new Properties();
        parameters.putAll(properties);
        for (PGProperty part : List.of(PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME)) {
            parameters.remove(part.getName());
        }
        return parameters;
    }
}
