package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.internal.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "+05:45",
                "Europe/London",
                "Europe/Amsterdam",
                "Africa/Monrovia",
                "Pacific/Apia",
                "Australia/Lord_Howe",
                "America/St_Johns"
            })
    void it_shows_what_the_rules_of_the_zone_say_in_any_order_of_times(String name) {
        ZoneId zone = ZoneId.of(name);
        WallClock clock = new WallClock(zone);
        Calendar calendar = new Calendar(Bucket.DAY, zone);
        Random random = new Random(Worlds.SEED);
        for (int i = 0; i < 5000; i++) {
            Instant from = i % 4 == 0 ? FIRST : Instant.parse("1900-01-01T00:00:00Z");
            Instant to = i % 4 == 0 ? END : Instant.parse("2040-01-01T00:00:00Z");
            Instant time = Instant.ofEpochSecond(random.nextLong(from.getEpochSecond(), to.getEpochSecond()));
            ZonedDateTime shown = time.atZone(zone);
            String of = time + ", -Dshop.test.seed=" + Worlds.SEED;
            assertThat(clock.hourOfWeek(time))
                    .as(of)
                    .isEqualTo((shown.getDayOfWeek().getValue() - 1) * 24 + shown.getHour());
            assertThat(clock.day(time)).as(of).isEqualTo(calendar.dayOf(time).toEpochDay());
        }
    }

    @Test
    void a_day_that_has_begun_goes_on_when_the_clocks_go_back_to_the_evening_before() {
        // at 00:01 on the 7th back to 23:01 on the 6th, a Saturday
        WallClock clock = new WallClock(ZoneId.of("America/St_Johns"));
        Instant secondEvening = Instant.parse("2010-11-07T03:00:00Z");
        assertThat(clock.day(secondEvening)).isEqualTo(LocalDate.of(2010, 11, 7).toEpochDay());
        assertThat(clock.hourOfWeek(secondEvening)).isEqualTo(5 * 24 + 23);
    }
}
