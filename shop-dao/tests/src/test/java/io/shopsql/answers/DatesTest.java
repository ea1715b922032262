package io.shopsql.answers;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static java.time.LocalDate.parse;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.currentLocalDate;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateAdd;
import static org.jooq.impl.DSL.localDateDiff;
import static org.jooq.impl.DSL.localDateSub;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.year;
import static org.jooq.impl.SQLDataType.LOCALDATE;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jooq.DatePart;
import org.jooq.Field;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Dates and times mean the same on both engines. */
@EveryDatabase
class DatesTest {

    private static final Values<LocalDate> ENDS = Values.of(
            LOCALDATE, parse("2026-01-31"), parse("2024-02-29"), parse("2026-12-31"), parse("2026-05-15"), null);

    @AutoClose
    private final TestShop shop;

    DatesTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    private List<LocalDate> dates(Function<Field<LocalDate>, Field<LocalDate>> expression) {
        return shop.report(db -> ENDS.each(db, expression));
    }

    @Test
    void a_month_past_the_end_of_a_month_ends_with_it() {
        assertThat(dates(x -> localDateAdd(x, 1, DatePart.MONTH)))
                .isEqualTo(asList(
                        parse("2026-02-28"), parse("2024-03-29"), parse("2027-01-31"), parse("2026-06-15"), null));
        assertThat(dates(x -> localDateSub(x, 1, DatePart.MONTH)))
                .isEqualTo(asList(
                        parse("2025-12-31"), parse("2024-01-29"), parse("2026-11-30"), parse("2026-04-15"), null));
        assertThat(dates(x -> localDateAdd(x, 1, DatePart.YEAR)))
                .isEqualTo(asList(
                        parse("2027-01-31"), parse("2025-02-28"), parse("2027-12-31"), parse("2027-05-15"), null));
        assertThat(dates(x -> localDateAdd(x, 25, DatePart.MONTH)))
                .isEqualTo(asList(
                        parse("2028-02-29"), parse("2026-03-29"), parse("2029-01-31"), parse("2028-06-15"), null));
    }

    @Test
    void days_are_added_to_a_date() {
        List<LocalDate> next =
                asList(parse("2026-02-01"), parse("2024-03-01"), parse("2027-01-01"), parse("2026-05-16"), null);
        assertThat(dates(x -> localDateAdd(x, 1))).isEqualTo(next);
        assertThat(dates(x -> localDateAdd(x, 1, DatePart.DAY))).isEqualTo(next);
        assertThat(dates(x -> x.plus(1))).isEqualTo(next);
        assertThat(dates(x -> x.minus(-1))).isEqualTo(next);
        assertThat(shop.<Integer>report(db -> db.fetchCount(db.select(ENDS.x())
                        .from(ENDS.table())
                        .where(localDateAdd(ENDS.x(), 1).eq(parse("2026-02-01"))))))
                .isEqualTo(1);
    }

    @Test
    void a_difference_of_days_is_one_number() {
        assertThat(shop.<Integer>report(db -> db.select(inline(-1000)
                                .div(localDateDiff(inline(parse("2025-01-11")), inline(parse("2025-01-01")))))
                        .fetchSingle()
                        .value1()))
                .isEqualTo(-100);
    }

    @Test
    void a_sum_is_a_date_also_where_it_is_compared() {
        assertThat(shop.<List<Boolean>>report(db -> ENDS.each(
                        db,
                        x -> field(
                                x.plus(1).gt(x).and(x.minus(1).plus(inline(1L)).eq(x))))))
                .isEqualTo(asList(true, true, true, true, null));
    }

    @Test
    void beyond_the_years_1_to_9999_is_an_error() {
        Values<LocalDate> bounds = Values.of(LOCALDATE, parse("0001-01-01"), parse("9999-12-31"));
        assertThat(shop.<List<LocalDate>>report(db -> bounds.each(db, x -> localDateAdd(x, 0, DatePart.MONTH))))
                .isEqualTo(bounds.values());
        List<Function<Field<LocalDate>, Field<LocalDate>>> beyond = List.of(
                x -> x.plus(3_652_059L),
                x -> localDateSub(x, 9999, DatePart.YEAR),
                x -> localDateAdd(x, 4_294_967_297L, DatePart.MONTH),
                x -> localDateSub(x, Long.MIN_VALUE, DatePart.DAY));
        for (var expression : beyond) {
            assertThatExceptionOfType(MoneyOverflow.class)
                    .isThrownBy(() -> shop.<Object>report(db -> bounds.each(db, expression)));
            assertThat(shop.<List<LocalDate>>report(
                            db -> Values.of(LOCALDATE, (LocalDate) null).each(db, expression)))
                    .containsOnlyNulls();
        }
    }

    @Test
    void parts_of_a_date_are_whole_numbers() {
        assertThat(shop.<List<Integer>>report(db -> ENDS.each(db, x -> year(x).div(2))))
                .isEqualTo(asList(1013, 1012, 1013, 1013, null));
        assertThat(shop.<List<Integer>>report(db -> ENDS.each(db, x -> month(x))))
                .isEqualTo(asList(1, 2, 12, 5, null));
        assertThat(shop.<List<Integer>>report(db -> ENDS.each(db, x -> extract(x, DatePart.ISO_DAY_OF_WEEK))))
                .isEqualTo(asList(6, 4, 4, 5, null));
        assertThat(shop.<List<Integer>>report(db -> ENDS.each(db, x -> extract(x, DatePart.DAY_OF_YEAR))))
                .isEqualTo(asList(31, 60, 365, 135, null));
    }

    @Test
    void parts_of_a_time_are_read_in_utc() {
        aUser(shop, "Alice");
        int hour = shop.report(db -> db.select(extract(USERS.CREATED_AT, DatePart.HOUR))
                .from(USERS)
                .fetchSingle()
                .value1());
        int expected = shop.report(db -> db.select(USERS.CREATED_AT)
                .from(USERS)
                .fetchSingle()
                .value1()
                .atOffset(java.time.ZoneOffset.UTC)
                .getHour());
        assertThat(hour).isEqualTo(expected);
    }

    @Test
    void what_depends_on_the_clock_or_the_form_of_a_time_is_refused() {
        List<Field<?>> refused = List.of(
                currentInstant(),
                currentOffsetDateTime(),
                currentTimestamp(),
                currentLocalDate(),
                extract(USERS.CREATED_AT, DatePart.EPOCH),
                USERS.CREATED_AT.plus(1));
        for (Field<?> field : refused) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as(field.toString())
                    .isThrownBy(() -> shop.<Object>report(
                            db -> db.select(field).from(USERS).fetch()))
                    .withMessageContaining("Java");
        }
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.selectFrom(USERS)
                        .where(USERS.CREATED_AT.lt(currentInstant()))
                        .fetch()))
                .withMessageContaining("Instant.now()");
    }

    /** What jOOQ casts itself in an extraction is looked at there; what stands further inside is a cast like others. */
    @Test
    void a_cast_inside_of_what_is_extracted_from_is_refused() {
        for (Field<LocalDate> cast : List.of(USERS.CREATED_AT.cast(LOCALDATE), USERS.NAME.cast(LOCALDATE))) {
            for (Field<Integer> part : List.of(extract(max(cast), DatePart.DAY), year(min(cast)))) {
                assertThatExceptionOfType(UnsafeQuery.class)
                        .as(part.toString())
                        .isThrownBy(() -> shop.<Object>report(
                                db -> db.select(part).from(USERS).fetch()));
            }
        }
    }
}
