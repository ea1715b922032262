package io.shopsql.examples.dashboard;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** When was the first sale of a range, and when the last? Nothing without one. */
record SalesSpan(TimeRange range, Set<OrderStatus> statuses) implements Report<Optional<SalesSpan.Ends>> {

    record Ends(Instant first, Instant last) {}

    @Override
    public Optional<Ends> run(DSLContext db) {
        return db.select(min(ORDERS.CREATED_AT), max(ORDERS.CREATED_AT))
                .from(ORDERS)
                .where(ORDERS.STATUS.in(statuses))
                .and(range.contains(ORDERS.CREATED_AT))
                .fetchSingle(row ->
                        row.value1() == null ? Optional.empty() : Optional.of(new Ends(row.value1(), row.value2())));
    }
}
