package com.example;

import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.report.Bucket;
import io.shopsql.report.Meaning;
import io.shopsql.report.Periods;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import java.util.List;
import org.jooq.DSLContext;

/** A report of a user's own that shows the periods without rows too. */
@ReportContract(
        question = "How many users signed up?",
        definition = "for each bucket the users who signed up in it.",
        order = "by time.")
public record SignUps(Bucket bucket, TimeRange range) implements Report<List<SignUps.Row>> {

    public record Row(
            @Meaning("2010-12") String label,

            @Meaning(value = "users who signed up", unit = "users")
            int users) {}

    @Override
    public List<Row> run(DSLContext db) {
        Periods periods = Periods.of(db, bucket, range, USERS.CREATED_AT, noCondition());
        return db.select(periods.place(), count(USERS.ID))
                .from(periods.table())
                .leftJoin(USERS)
                .on(periods.hold(USERS.CREATED_AT))
                .groupBy(periods.place())
                .orderBy(periods.place())
                .fetch(row -> new Row(periods.at(row.value1()).label(), row.value2()));
    }
}
