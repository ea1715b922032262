package io.shopsql.schema.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantBindingTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:30:00Z, 2026-11-22T08:30:00.000000Z",
        "2026-11-22T08:30:00.123456Z, 2026-11-22T08:30:00.123456Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "2024-02-29T00:00:00.000001Z, 2024-02-29T00:00:00.000001Z"
    })
    void a_time_is_text_of_a_fixed_width_and_reads_back(String instant, String text) {
        Instant time = Instant.parse(instant);
        assertThat(InstantBinding.toText(time)).isEqualTo(text);
        assertThat(InstantBinding.fromText(text)).isEqualTo(time);
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off_towards_the_past() {
        assertThat(InstantBinding.toText(Instant.parse("2026-11-22T08:30:00.123456999Z")))
                .isEqualTo("2026-11-22T08:30:00.123456Z");
        assertThat(InstantBinding.checked(Instant.parse("1969-12-31T23:59:59.999999999Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z"
            })
    void a_time_outside_of_the_years_1_to_9999_is_refused(String instant) {
        Instant time = Instant.parse(instant);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> InstantBinding.toText(time))
                .satisfies(
                        e -> assertThat(e.what()).isEqualTo("time must be in the years 1 to 9999, was " + time + "."));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> InstantBinding.checked(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22T08:30:00Z",
                "2026-11-22 08:30:00.000000Z",
                "2026-11-22T08:30:00.000000z",
                "2026-13-22T08:30:00.000000Z",
                "2026-02-29T08:30:00.000000Z",
                "2026-11-22T24:00:00.000000Z",
                "2026-11-22T08:30:60.000000Z",
                "2026-11-22T08:30:00.00000-Z",
                "+026-11-22T08:30:00.000000Z",
                "٢٠٢٦-11-22T08:30:00.000000Z"
            })
    void text_of_another_form_is_refused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> InstantBinding.fromText(text));
    }

    @Test
    void text_order_is_time_order_in_every_locale() {
        Locale before = Locale.getDefault();
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        long end = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
        try {
            for (String tag : List.of("en", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                for (int i = 0; i < 2000; i++) {
                    Instant one = Instant.ofEpochSecond(random.nextLong(first, end), random.nextInt(1_000_000) * 1000L);
                    Instant two = Instant.ofEpochSecond(random.nextLong(first, end), random.nextInt(1_000_000) * 1000L);
                    assertThat(InstantBinding.fromText(InstantBinding.toText(one)))
                            .describedAs("seed %d", seed)
                            .isEqualTo(one);
                    assertThat(Integer.signum(InstantBinding.toText(one).compareTo(InstantBinding.toText(two))))
                            .describedAs("seed %d", seed)
                            .isEqualTo(one.compareTo(two));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void inlined_into_sql_a_time_is_text_on_sqlite_and_a_timestamp_on_postgres() {
        DataType<Instant> type = SQLDataType.TIMESTAMPWITHTIMEZONE.asConvertedDataType(new InstantBinding());
        Instant time = Instant.parse("2026-11-22T08:30:00Z");
        assertThat(DSL.using(SQLDialect.SQLITE).renderInlined(DSL.val(time, type)))
                .isEqualTo("'2026-11-22T08:30:00.000000Z'");
        assertThat(DSL.using(SQLDialect.POSTGRES).renderInlined(DSL.val(time, type)))
                .isEqualTo("timestamptz '2026-11-22T08:30:00.000000Z'");
        assertThat(DSL.using(SQLDialect.POSTGRES).renderInlined(DSL.val((Instant) null, type)))
                .isEqualTo("NULL");
    }
}
