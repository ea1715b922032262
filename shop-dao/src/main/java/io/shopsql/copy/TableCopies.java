package io.shopsql.copy;

import io.shopsql.Shop;
import io.shopsql.copy.CopyProgress.Phase;
import io.shopsql.error.CopyRefused;
import io.shopsql.internal.Session;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Identity;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** A running copy, from a snapshot of the source into a transaction of the target. */
final class TableCopies {

    private static final int ROWS_BETWEEN_CALLS = 2000;

    private final Session reading;
    private final Session writing;
    private final Shop target;
    private final CopyProgress progress;
    private final Map<Table<?>, List<TableField<?, ?>>> fields = new HashMap<>();
    private final Map<Table<?>, Long> lastIds = new HashMap<>();
    private long done;
    private long all;

    TableCopies(Session reading, Session writing, Shop target, CopyProgress progress) {
        this.reading = reading;
        this.writing = writing;
        this.target = target;
        this.progress = progress;
    }

    Copied run() {
        // locked first: empty tables then stay empty
        writing.jdbc(connection -> {
            writing.engine().wholeTables().lock(connection, SchemaOrder.TABLES);
            return connection;
        });
        SchemaOrder.TABLES.forEach(this::requireEmpty);
        all = SchemaOrder.TABLES.stream()
                .mapToLong(table -> reading.db().fetchCount(table))
                .sum();
        List<CopiedTable> copied = new ArrayList<>();
        for (Table<?> table : SchemaOrder.TABLES) {
            copied.add(copy(table));
        }
        progress.at(Phase.COPYING, done, all);
        done = 0;
        for (int i = 0; i < copied.size(); i++) {
            requireSame(copied.get(i), checksum(SchemaOrder.TABLES.get(i)));
        }
        requireSameSales();
        progress.at(Phase.CHECKING, done, all);
        SchemaOrder.TABLES.forEach(this::countOn);
        return new Copied(List.copyOf(copied));
    }

    private void requireEmpty(Table<?> table) {
        if (writing.db().fetchExists(table)) {
            throw new CopyRefused(
                    "The target is not empty: there are rows in " + table.getName() + ".",
                    "copy into a new database.",
                    table.getName(),
                    null,
                    null,
                    null);
        }
    }

    private CopiedTable copy(Table<?> table) {
        List<TableField<?, ?>> fields = fields(table);
        TableChecksum checksum = new TableChecksum(fields);
        TableWriter writer = new TableWriter(target, table, fields);
        new TableReader(reading, table, fields).each(checksum, row -> {
            noteId(table, fields, row);
            if (writer.add(row)) {
                progress.at(Phase.COPYING, done + checksum.rows(), all);
            }
        });
        writer.flush();
        done += checksum.rows();
        return checksum.copied(table.getName());
    }

    private CopiedTable checksum(Table<?> table) {
        List<TableField<?, ?>> fields = fields(table);
        TableChecksum checksum = new TableChecksum(fields);
        new TableReader(writing, table, fields).each(checksum, row -> {
            if (checksum.rows() % ROWS_BETWEEN_CALLS == 0) {
                progress.at(Phase.CHECKING, done + checksum.rows(), all);
            }
        });
        done += checksum.rows();
        return checksum.copied(table.getName());
    }

    private void noteId(Table<?> table, List<TableField<?, ?>> fields, @Nullable Object[] row) {
        TableField<?, ?> id = identity(table);
        if (id != null && SchemaOrder.inColumn(id, row[fields.indexOf(id)]) instanceof Long number) {
            lastIds.merge(table, number, Math::max);
        }
    }

    private void requireSame(CopiedTable source, CopiedTable there) {
        if (!source.equals(there)) {
            throw new CopyRefused(
                    "The target differs from the source in " + source.table() + ": " + source.rows()
                            + " rows were read in the source and " + there.rows()
                            + " in the target, or their values differ.",
                    "copy again; if it happens again, report it.",
                    source.table(),
                    null,
                    null,
                    null);
        }
    }

    /** Compares a report too, which reads through the indexes of both databases. */
    private void requireSameSales() {
        SalesByCustomer sales = new SalesByCustomer(TimeRange.ALL);
        if (!sales.run(reading.db()).equals(sales.run(writing.db()))) {
            throw new CopyRefused(
                    "The sales by customer differ between source and target.",
                    "check the indexes of the source (SQLite: PRAGMA integrity_check; Postgres: amcheck), then copy again.",
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** Sets the next key above all keys that the source assigned, including those of deleted rows. */
    private void countOn(Table<?> table) {
        TableField<?, ?> id = identity(table);
        if (id == null) {
            return;
        }
        long handedOut =
                reading.reading(connection -> reading.engine().wholeTables().lastId(connection, table, id));
        long last = Math.max(handedOut, lastIds.getOrDefault(table, 0L));
        writing.jdbc(connection -> {
            writing.engine().wholeTables().idsAbove(last, connection, table, id);
            return last;
        });
    }

    private static @Nullable TableField<?, ?> identity(Table<?> table) {
        Identity<?, ?> identity = table.getIdentity();
        return identity == null ? null : identity.getField();
    }

    /** The fields that neither engine computes. */
    private List<TableField<?, ?>> fields(Table<?> table) {
        return fields.computeIfAbsent(table, t -> {
            Set<String> computed = new HashSet<>(computed(reading, t));
            computed.addAll(computed(writing, t));
            List<TableField<?, ?>> copied = new ArrayList<>();
            for (Field<?> field : t.fields()) {
                if (field instanceof TableField<?, ?> column && !computed.contains(column.getName())) {
                    copied.add(column);
                }
            }
            return List.copyOf(copied);
        });
    }

    private static Set<String> computed(Session session, Table<?> table) {
        return session.reading(connection -> session.engine().wholeTables().computedColumns(connection, table));
    }
}
