package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.schema.type.OrderId;
import org.jooq.Field;
import org.jooq.impl.CustomField;

/** The next key of an order on Postgres, for jOOQ, which has no function for it. */
final class NextOrder {

    static final Field<OrderId> KEY = CustomField.of(
            "next_key", ORDERS.ID.getDataType(), ctx -> ctx.sql("nextval(pg_get_serial_sequence('orders', 'id'))"));

    private NextOrder() {}
}
