package com.example;

import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Bucket;
import io.shopsql.report.Periods;
import io.shopsql.report.Periods.Period;
import io.shopsql.report.TimeRange;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A report outside the library buckets time by zone, with the gaps filled. */
@EveryDatabase
class PeriodsTest {

    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    private Instant now = Instant.EPOCH;

    @AutoClose
    private final TestShop shop;

    PeriodsTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        }));
    }

    @Test
    void a_month_without_rows_is_there_with_zero() {
        signUp("2010-12-24T18:00:00Z", "2011-02-01T00:00:00Z", "2011-02-28T23:59:59Z");
        TimeRange winter = TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 4, 1));
        assertThat(shop.report(new SignUps(Bucket.MONTH, winter)))
                .containsExactly(row("2010-12", 1), row("2011-01", 0), row("2011-02", 2), row("2011-03", 0));
    }

    @Test
    void a_range_without_bounds_goes_from_the_first_row_to_the_last() {
        signUp("2010-12-24T18:00:00Z", "2011-02-01T00:00:00Z");
        assertThat(shop.report(new SignUps(Bucket.QUARTER, TimeRange.ALL)))
                .containsExactly(row("2010-Q4", 1), row("2011-Q1", 1));
    }

    @Test
    void days_are_those_of_the_zone_and_one_that_it_skipped_is_none() {
        // Apia went over the date line: after the 29th came the 31st
        signUp("2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z");
        assertThat(shop.report(new SignUps(Bucket.DAY, TimeRange.ALL.in(APIA))))
                .containsExactly(row("2011-12-29", 1), row("2011-12-31", 1));
    }

    @Test
    void without_rows_or_in_an_empty_range_there_are_no_periods() {
        assertThat(shop.report(new SignUps(Bucket.DAY, TimeRange.ALL))).isEmpty();
        LocalDate day = LocalDate.of(2010, 12, 1);
        assertThat(shop.report(new SignUps(Bucket.DAY, TimeRange.of(day, day)))).isEmpty();
    }

    @Test
    void too_many_buckets_are_refused() {
        TimeRange long40 = TimeRange.of(LocalDate.of(1980, 1, 1), LocalDate.of(2020, 1, 1));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.report(new SignUps(Bucket.DAY, long40)))
                .withMessageContaining("must have at most 10000 buckets");
    }

    @Test
    void custom_periods_may_overlap() {
        signUp("2010-12-24T18:00:00Z", "2010-12-26T12:00:00Z");
        Instant christmas = Instant.parse("2010-12-25T00:00:00Z");
        Periods campaigns = Periods.of(List.of(
                new Period("Advent", Instant.parse("2010-11-28T00:00:00Z"), christmas),
                new Period("December", Instant.parse("2010-12-01T00:00:00Z"), Instant.parse("2011-01-01T00:00:00Z"))));
        List<SignUps.Row> rows = shop.report(db -> db.select(campaigns.place(), count(USERS.ID))
                .from(campaigns.table())
                .leftJoin(USERS)
                .on(campaigns.hold(USERS.CREATED_AT))
                .groupBy(campaigns.place())
                .orderBy(campaigns.place())
                .fetch(row -> row(campaigns.at(row.value1()).label(), row.value2())));
        assertThat(rows).containsExactly(row("Advent", 1), row("December", 2));
    }

    private static SignUps.Row row(String label, int users) {
        return new SignUps.Row(label, users);
    }

    private void signUp(String... times) {
        for (String time : times) {
            now = Instant.parse(time);
            shop.run(tx -> tx.users().insert(new NewUser("User", "user-" + time.replace(':', '-') + "@example.com")));
        }
    }
}
