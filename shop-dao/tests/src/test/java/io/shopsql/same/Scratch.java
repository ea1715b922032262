package io.shopsql.same;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The survey's two tables: single values, each beside each other, and small groups of them. */
final class Scratch {

    /** The alias of the table that is asked, whichever it is. */
    static final String ASKED = "s";

    /** The alias of another table, of a subquery or join. */
    static final String OTHER = "g";

    static final Table<Record> STORED_VALUES = DSL.table(DSL.name("same_values"));
    static final Table<Record> STORED_GROUPS = DSL.table(DSL.name("same_groups"));

    /** Rows 0 to 16 hold each value once in place x; all rows hold each pair of x and y. */
    static final Table<Record> VALUES = STORED_VALUES.as(ASKED);

    /** Groups for aggregates and windows: one value, duplicates, ties, nulls, all values. */
    static final Table<Record> GROUPS = STORED_GROUPS.as(ASKED);

    static final Table<Record> OTHER_GROUPS = STORED_GROUPS.as(OTHER);

    static final Field<Integer> ID = DSL.field(DSL.name(ASKED, "id"), SQLDataType.INTEGER.notNull());
    static final Field<Integer> GROUP = DSL.field(DSL.name(ASKED, "grp"), SQLDataType.INTEGER.notNull());
    static final Field<Integer> OTHER_ID = DSL.field(DSL.name(OTHER, "id"), SQLDataType.INTEGER.notNull());
    static final Field<Integer> OTHER_GROUP = DSL.field(DSL.name(OTHER, "grp"), SQLDataType.INTEGER.notNull());
    static final List<String> PLACES = List.of("x", "y", "z");

    static final int SINGLES = Kind.ROUND;
    static final int SMALL = 20;
    static final int PAIRS = Kind.ROUND * Kind.ROUND;
    static final int GROUP_COUNT = groups().size();

    private Scratch() {}

    static void create(TestShop shop, SQLDialect dialect) {
        for (Table<?> table : List.of(STORED_VALUES, STORED_GROUPS)) {
            run(shop, ddl(table, dialect));
        }
        for (Small table : List.of(Small.STORED, Small.OTHER)) {
            run(shop, ddl(table, List.of(table.fields()), dialect));
        }
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> isStored(shop, kind))
                .toList();
        User user = Fixtures.aUser(shop, "Alice");
        Fixtures.aUser(shop, "Bob");
        Fixtures.anOrder(shop, user, Fixtures.aProduct(shop, "Lamp", "29.99", 5), 2);
        shop.run(tx -> {
            for (int id = 0; id < PAIRS; id++) {
                int first = id % Kind.ROUND;
                int second = id / Kind.ROUND;
                insert(tx.db(), STORED_VALUES, kinds, id, second, first, second, first + 3 * second + 1);
            }
            int id = 0;
            List<int[]> groups = groups();
            for (int group = 0; group < groups.size(); group++) {
                for (int value : groups.get(group)) {
                    insert(tx.db(), STORED_GROUPS, kinds, id++, group, value, value * value + 1, value + 1);
                }
            }
            for (int row = 0; row < SMALL; row++) {
                small(tx.db(), Small.STORED, row);
                small(tx.db(), Small.OTHER, row + SMALL / 2);
            }
        });
    }

    private static void small(DSLContext db, Small table, int row) {
        db.insertInto(table)
                .set(table.id, row)
                .set(table.group, row % 3)
                .set(table.x, (Integer) Kind.INTEGER.value(row))
                .set(table.y, (Integer) Kind.INTEGER.value(row + 2))
                .set(table.z, row)
                .set(table.isX, (Boolean) Kind.BOOLEAN.value(row))
                .set(table.isY, (Boolean) Kind.BOOLEAN.value(row / 3))
                .set(table.isZ, (Boolean) Kind.BOOLEAN.value(row / 2))
                .set(table.text, (String) Kind.VARCHAR.value(row))
                .execute();
    }

    /** Joins the two tables. */
    static Condition joined() {
        return ID.eq(OTHER_ID);
    }

    /** The values of a group, in words. */
    static String text(Kind kind, int group) {
        int[] values = groups().get(group);
        return values.length > 7
                ? "of all values"
                : Arrays.stream(values)
                        .mapToObj(i -> Answer.cell(kind.value(i)))
                        .toList()
                        .toString();
    }

    private static List<int[]> groups() {
        List<int[]> groups = new ArrayList<>();
        for (int i = 0; i < Kind.ROUND; i++) {
            groups.add(new int[] {i});
            groups.add(new int[] {i, i, i + 1});
            groups.add(new int[] {0, i, i + 2});
        }
        groups.add(new int[] {0, 0});
        groups.add(new int[] {1, 2, 3, 4, 1, 2, 0});
        int[] all = new int[Kind.ROUND];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        groups.add(all);
        return groups;
    }

    /** A type that the shop refuses to store has only nulls. */
    private static boolean isStored(TestShop shop, Kind kind) {
        try {
            Changes.undone(shop, db -> {
                for (int i = 0; i < Kind.ROUND; i++) {
                    insert(db, STORED_VALUES, List.of(kind), i, 0, i, i, i);
                }
                return kind;
            });
            return true;
        } catch (UnsafeQuery e) {
            return false;
        }
    }

    private static void insert(
            DSLContext db, Table<?> table, List<Kind> kinds, int id, int group, int x, int y, int z) {
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        row.put(ID, id);
        row.put(GROUP, group);
        for (Kind kind : kinds) {
            row.put(kind.column("x"), kind.value(x));
            row.put(kind.column("y"), kind.value(y));
            row.put(kind.column("z"), kind.value(z));
        }
        db.insertInto(table).set(row).execute();
    }

    private static String ddl(Table<?> table, SQLDialect dialect) {
        List<Field<?>> columns = new ArrayList<>(List.of(ID, GROUP));
        for (Kind kind : Kind.values()) {
            PLACES.forEach(place -> columns.add(kind.column(place)));
        }
        return ddl(table, columns, dialect);
    }

    private static String ddl(Table<?> table, List<Field<?>> columns, SQLDialect dialect) {
        StringBuilder ddl =
                new StringBuilder("create table ").append(table.getName()).append(" (");
        for (Field<?> column : columns) {
            String type =
                    column.getDataType().getCastTypeName(DSL.using(dialect).configuration());
            if (dialect == SQLDialect.SQLITE && column.getType() == Instant.class) {
                type = "text"; // as the shop's own columns
            }
            // as the library's own text columns: both engines order by bytes
            boolean ordered =
                    dialect == SQLDialect.POSTGRES && column.getDataType().isString();
            ddl.append(column.getName())
                    .append(' ')
                    .append(type)
                    .append(ordered ? " collate \"C\"" : "")
                    .append(column.getDataType().nullable() ? "" : " not null")
                    .append(", ");
        }
        return ddl.append("primary key (id))").toString();
    }

    private static void run(TestShop shop, String sql) {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
