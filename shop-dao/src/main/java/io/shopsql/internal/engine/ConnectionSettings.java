package io.shopsql.internal.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engine room needs to know of a shop's configuration; checked by {@code ShopConfig}. */
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
        boolean poolWithoutAutoCommit) {

    /** The password is left out. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + urlWithoutParameters() + "]";
    }

    /** The URL without what follows the question mark, where a password may stand. */
    String urlWithoutParameters() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
