package io.shopsql;

import static org.jooq.impl.DSL.row;

import io.shopsql.Rollups.Sums;
import io.shopsql.error.Contention;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import io.shopsql.internal.Transactor;
import io.shopsql.internal.engine.RollupTables;
import io.shopsql.report.internal.Rolled;
import io.shopsql.schema.type.ProductId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Builds the rollups while the shop sells. One short transaction makes the triggers, while nobody else writes; a snapshot that is
 * taken in it has all the orders that the triggers have not seen. Their sums are added to those of the triggers, month by month, and
 * then the rollups are declared ready.
 */
final class RollupBuild {

    private final Transactor transactor;
    private final ZoneId zone;

    /** Tells this build from one that another call has begun since. */
    private final long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

    RollupBuild(Transactor transactor, ZoneId zone) {
        this.transactor = transactor;
        this.zone = zone;
    }

    /** @throws Contention if another call has switched or built them meanwhile */
    void run() {
        List<RollupMonth> months = RollupMonth.in(zone);
        // one call: a shop that is being closed lets it end
        transactor.beside(beside -> {
            Session before = transactor.writeAlone(session -> {
                begin(session, months);
                return beside.snapshot();
            });
            try {
                for (RollupMonth month : RollupMonth.used(before.db(), months)) {
                    add(month, month.sums(before.db()));
                }
                declareReady();
            } catch (RuntimeException | Error e) {
                undo(e);
                throw e;
            }
            return before;
        });
    }

    private void begin(Session session, List<RollupMonth> months) {
        RollupTables tables = session.engine().rollupTables();
        session.jdbc(connection -> {
            tables.lock(connection);
            return connection;
        });
        clear(session.db());
        session.db()
                .insertInto(Rolled.STATE, Rolled.ZONE, Rolled.BUILD, Rolled.READY)
                .values(zone.getId(), number, false)
                .execute();
        for (List<RollupMonth> some : Bulk.chunks(months)) {
            session.db()
                    .insertInto(Rolled.MONTHS, Rolled.NO, Rolled.STARTS, Rolled.ENDS)
                    .valuesOfRows(some.stream()
                            .map(month -> row(month.no(), month.starts(), month.ends()))
                            .toList())
                    .execute();
        }
        session.jdbc(connection -> {
            tables.create(connection, number);
            return connection;
        });
    }

    private void declareReady() {
        int ready = transactor.writeAlone(session -> session.db()
                .update(Rolled.STATE)
                .set(Rolled.READY, true)
                .where(isThis())
                .execute());
        if (ready == 0) {
            throw overtaken();
        }
    }

    private static Contention overtaken() {
        return new Contention("The rollups were switched off, or built by another call, while they were built.", null);
    }

    private Condition isThis() {
        return Rolled.BUILD.eq(number).and(Rolled.READY.eq(false));
    }

    /** Drops what this build has made, if no other has begun since. Its number is negative if a table was emptied meanwhile. */
    private void undo(Throwable because) {
        try {
            transactor.writeAlone(session -> {
                if (session.db().fetchExists(Rolled.STATE, isThis().or(Rolled.BUILD.eq(-number)))) {
                    drop(session);
                }
                return session;
            });
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    /** Drops triggers and sums. */
    static void drop(Session session) {
        RollupTables tables = session.engine().rollupTables();
        session.jdbc(connection -> {
            tables.drop(connection);
            return connection;
        });
        clear(session.db());
    }

    private static void clear(DSLContext db) {
        for (Table<Record> table : List.of(Rolled.STATE, Rolled.PRODUCTS, Rolled.ORDERS, Rolled.MONTHS)) {
            db.deleteFrom(table).execute();
        }
    }

    private void add(RollupMonth month, Map<Optional<ProductId>, Sums> sums) {
        if (sums.isEmpty()) {
            return;
        }
        boolean added = transactor.writeAlone(session -> {
            RollupTables tables = session.engine().rollupTables();
            session.jdbc(connection -> {
                tables.lockSums(connection);
                return connection;
            });
            // another build may have emptied the tables for its own sums
            boolean stillThis = session.db().fetchExists(Rolled.STATE, isThis());
            if (stillThis) {
                session.jdbc(connection -> {
                    add(connection, tables, month, sums);
                    return connection;
                });
            }
            return stillThis;
        });
        if (!added) {
            throw overtaken();
        }
    }

    private static void add(
            Connection connection, RollupTables tables, RollupMonth month, Map<Optional<ProductId>, Sums> sums)
            throws SQLException {
        try (PreparedStatement orders = connection.prepareStatement(tables.addOrders());
                PreparedStatement products = connection.prepareStatement(tables.addProducts())) {
            for (Map.Entry<Optional<ProductId>, Sums> sum : sums.entrySet()) {
                PreparedStatement adding = sum.getKey().isPresent() ? products : orders;
                int i = 1;
                adding.setInt(i++, month.no());
                if (sum.getKey().isPresent()) {
                    adding.setLong(i++, sum.getKey().get().value());
                }
                adding.setLong(i++, sum.getValue().orders());
                adding.setLong(i++, sum.getValue().units());
                adding.setLong(i, sum.getValue().net().tenThousandths());
                adding.addBatch();
            }
            orders.executeBatch();
            products.executeBatch();
        }
    }
}
