package io.shopsql.fuzz;

import io.shopsql.fuzz.Relation.Col;
import io.shopsql.fuzz.Relation.Generated;
import io.shopsql.schema.Tables;
import java.util.List;

/** The shop's own tables, as generated. */
final class ShopTables {

    static final List<Generated> ALL = List.of(
            new Generated(
                    Tables.USERS,
                    List.of(
                            new Col("id", Kind.USER_ID, false),
                            new Col("code", Kind.TEXT, true),
                            new Col("name", Kind.TEXT, false),
                            new Col("age", Kind.INT, true),
                            new Col("active", Kind.BOOL, false),
                            new Col("created_at", Kind.INSTANT, false))),
            new Generated(
                    Tables.ORDERS,
                    List.of(
                            new Col("user_id", Kind.USER_ID, false),
                            new Col("created_at", Kind.INSTANT, false),
                            new Col("total", Kind.MONEY, false),
                            new Col("units", Kind.LONG, false),
                            new Col("notes", Kind.TEXT, true))));

    private ShopTables() {}
}
