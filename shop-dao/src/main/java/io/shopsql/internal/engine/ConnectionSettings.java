package io.shopsql.internal.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of a shop's configuration that connections need; validated by {@code ShopConfig}. */
public record ConnectionSettings(
        String url,
        @Nullable String user,
        @Nullable Supplier<String> password,
        String schema,
        int minConnections,
        int maxConnections,
        Duration connectionTimeout,
        Duration lockTimeout,
        Duration socketTimeout,
        boolean syncEveryCommit,
        int keptStatements,
        boolean poolWithoutAutoCommit) {

    /** Omits the password. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + urlWithoutParameters() + "]";
    }

    /** The URL up to the question mark; a password may follow it. */
    String urlWithoutParameters() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
