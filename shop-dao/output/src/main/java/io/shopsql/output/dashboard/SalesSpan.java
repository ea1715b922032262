package io.shopsql.output.dashboard;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The times of the first and the last sale in a range; empty without sales. */
record SalesSpan(TimeRange range) implements Report<Optional<SalesSpan.Ends>> {

    record Ends(Instant first, Instant last) {}

    @Override
    public Optional<Ends> run(DSLContext db) {
        // two look-ups with literals: the planner then reads the two ends of the partial index, not all orders
        Condition sale = or(range.statuses().stream()
                        .map(status -> ORDERS.STATUS.eq(inline(status, ORDERS.STATUS.getDataType())))
                        .toList())
                .and(range.contains(ORDERS.CREATED_AT));
        return db.select(
                        field(select(min(ORDERS.CREATED_AT)).from(ORDERS).where(sale)),
                        field(select(max(ORDERS.CREATED_AT)).from(ORDERS).where(sale)))
                .fetchSingle(row ->
                        row.value1() == null ? Optional.empty() : Optional.of(new Ends(row.value1(), row.value2())));
    }
}
