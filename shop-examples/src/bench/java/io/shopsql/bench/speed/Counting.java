package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Counter.Counts;
import io.shopsql.bench.speed.Operation.Size;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pass of its own that counts statements and round trips. */
final class Counting {

    private static final int WARM = 12;
    private static final int CALLS = 10;

    private final Databases databases;
    private final Inputs inputs = new Inputs("counted", 10_000);

    Counting(Databases databases) {
        this.databases = databases;
    }

    /** The counts by operation and contender, as {@code "find jdbc"}. */
    Map<String, Counts> count(Setting setting, Iterable<Operation<?, ?>> operations, Set<Contenders> contenders)
            throws Exception {
        Map<String, Counts> counts = new HashMap<>();
        for (Contenders kind : contenders) {
            for (Size size : new Size[] {Size.SMALL, Size.LARGE}) {
                Place place = size == Size.LARGE
                        ? databases.large(setting)
                        : databases.own(setting, "counted-" + kind.shortName());
                count(place, kind, size, operations, counts);
            }
        }
        return counts;
    }

    private void count(
            Place place, Contenders kind, Size size, Iterable<Operation<?, ?>> operations, Map<String, Counts> counts)
            throws Exception {
        Counter counter = new Counter();
        try (Wire wire = place instanceof PostgresPlace postgres ? wire(postgres, counter) : null;
                Link plain = place.writer();
                Contender contender = kind.open(counted(place, wire, counter))) {
            for (Operation<?, ?> operation : operations) {
                if ((operation.size() == Size.LARGE) == (size == Size.LARGE)) {
                    count(operation, contender, plain, counter, counts);
                }
            }
        }
    }

    private <S, I> void count(
            Operation<S, I> operation, Contender contender, Link plain, Counter counter, Map<String, Counts> counts)
            throws Exception {
        S store = contender.store(operation.group());
        if (store == null) {
            return;
        }
        boolean single = operation.size() == Size.SMALL;
        Cleaner cleaner = Cleaner.before(plain);
        // as in a running application: statements are prepared, sequences of the driver settled
        call(operation, store, single ? WARM : 1);
        Counts before = counter.counts();
        int calls = single ? CALLS : 1;
        call(operation, store, calls);
        counts.put(operation.name() + " " + contender.name(), counter.counts().since(before, calls));
        if (operation.size() == Size.SMALL_AND_CLEANED) {
            cleaner.clean();
        }
    }

    private <S, I> void call(Operation<S, I> operation, S store, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            operation.call().on(store, operation.input().apply(inputs));
        }
    }

    private static Wire wire(PostgresPlace place, Counter counter) throws IOException {
        URI server = URI.create(place.url().substring("jdbc:".length()));
        return new Wire(server.getHost(), server.getPort() < 0 ? 5432 : server.getPort(), counter);
    }

    private static Place counted(Place place, @Nullable Wire wire, Counter counter) {
        if (place instanceof PostgresPlace postgres && wire != null) {
            URI server = URI.create(postgres.url().substring("jdbc:".length()));
            String query = server.getRawQuery() == null ? "" : server.getRawQuery() + "&";
            return new PostgresPlace("jdbc:postgresql://localhost:" + wire.port() + server.getRawPath() + "?" + query
                    + "sslmode=disable");
        }
        return new CountedSqlite((SqlitePlace) place, new CountingJdbc(counter));
    }
}
