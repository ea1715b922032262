package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.Product;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.products.DeadStock;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every report that begins a day does so alike on both engines, at both ends of the years that are stored. */
class DaysAtTheEndsTest {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(10_000, 1, 2);
    private static final int MOST_DAYS = 36_525;
    private static final List<ZoneId> ZONES = Stream.of("UTC", "Asia/Tokyo", "America/New_York", "+18:00", "-18:00")
            .map(ZoneId::of)
            .toList();

    /** When something was sold. */
    private static final List<Instant> TIMES = List.of(
            InstantBinding.MIN,
            InstantBinding.MIN.plus(1, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS),
            InstantBinding.MIN.plus(40_000, ChronoUnit.DAYS),
            InstantBinding.MAX.minus(40_000, ChronoUnit.DAYS),
            InstantBinding.MAX);

    @AutoClose
    private final TestShop sqlite = TestDatabase.SQLITE.emptyShop();

    @AutoClose
    private final TestShop postgres = TestDatabase.POSTGRES.emptyShop();

    @BeforeEach
    void sell() {
        for (TestShop shop : List.of(sqlite, postgres)) {
            Fixtures.aProduct(shop, "Unsold", "2.50", 3);
            List<PastOrder> orders = new ArrayList<>();
            for (int i = 0; i < TIMES.size(); i++) {
                User user = Fixtures.aUser(shop, "User" + i);
                Product product = Fixtures.aProduct(shop, "Product" + i, "2.50", 3);
                orders.add(new PastOrder(
                        "order-" + i,
                        user.id(),
                        TIMES.get(i),
                        List.of(new PastOrder.Item(product.id(), 1, product.price()))));
            }
            shop.run(tx -> tx.orders().recordAll(orders));
        }
    }

    @Test
    void the_reports_that_count_days_are_these() {
        assertThat(withDays())
                .extracting(ReportMeta::of)
                .extracting(ReportMeta::name)
                .containsExactlyInAnyOrder("dead-stock", "days-of-cover", "lapsed-customers", "rfm");
    }

    @Test
    void reports_as_of_the_first_and_the_last_days_answer_alike() {
        List<LocalDate> days = List.of(
                FIRST, FIRST.plusDays(1), FIRST.plusDays(MOST_DAYS), LAST.minusDays(2), LAST.minusDays(1), LAST);
        for (Report<?> report : withDays()) {
            for (LocalDate day : days) {
                for (int count : new int[] {1, 30, MOST_DAYS}) {
                    for (ZoneId zone : ZONES) {
                        answersAlike(with(report, Map.of("asOf", day, "days", count, "zone", zone)));
                    }
                }
            }
        }
    }

    @Test
    void days_beyond_are_refused_before_anything_is_asked() {
        for (Report<?> report : withDays()) {
            for (LocalDate day : List.of(FIRST.minusDays(1), LAST.plusDays(1), LocalDate.MIN, LocalDate.MAX)) {
                assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(() -> with(report, Map.of("asOf", day)))
                        .withMessageStartingWith("asOf must be in the years 1 to 9999, was " + day);
            }
        }
        for (Report<?> report : withDays().stream().filter(r -> has(r, "days")).toList()) {
            for (int count : new int[] {Integer.MIN_VALUE, 0, MOST_DAYS + 1, Integer.MAX_VALUE}) {
                assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(() -> with(report, Map.of("days", count)))
                        .withMessageStartingWith("days must be 1.." + MOST_DAYS + ", was " + count);
            }
        }
    }

    @Test
    void reports_over_a_range_of_the_first_or_the_last_days_answer_alike() {
        List<Report<?>> ranged =
                Reports.all().stream().filter(r -> has(r, "range")).toList();
        assertThat(ranged).hasSizeGreaterThan(20);
        for (Report<?> report : ranged) {
            for (ZoneId zone : ZONES) {
                for (TimeRange range : List.of(
                        TimeRange.of(FIRST, FIRST.plusDays(2), zone), TimeRange.of(LAST.minusDays(3), LAST, zone))) {
                    answersAlike(with(report, Map.of("range", range)));
                }
            }
        }
    }

    @Test
    void a_range_takes_the_days_that_an_as_of_takes() {
        assertThat(TimeRange.of(FIRST, LAST, ZoneId.of("+18:00")))
                .isEqualTo(new TimeRange(InstantBinding.MIN, InstantBinding.MAX, ZoneId.of("+18:00")));
        assertThat(TimeRange.startOf(LAST, ZoneOffset.UTC)).isEqualTo(InstantBinding.MAX);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> TimeRange.of(FIRST.minusDays(1), LAST))
                .withMessageStartingWith("from must be in the years 1 to 9999, was 0000-12-31");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> TimeRange.of(FIRST, LAST.plusDays(1)))
                .withMessageStartingWith("to must be in the years 1 to 9999, was +10000-01-03");
    }

    @Test
    void where_the_days_reach_back_before_the_first_day_everything_was_sold_within_them() {
        LocalDate second = FIRST.plusDays(1);
        for (TestShop shop : List.of(sqlite, postgres)) {
            assertThat(shop.report(new DeadStock(second, 30, ZoneOffset.UTC)))
                    .extracting(DeadStock.Row::name)
                    .hasSize(TIMES.size() - 1)
                    .contains("Unsold", "Product2")
                    .doesNotContain("Product0", "Product1");
            assertThat(shop.report(new LapsedCustomers(second, 30, Money.ZERO, ZoneOffset.UTC)))
                    .isEmpty();
        }
    }

    private void answersAlike(Report<?> report) {
        Object ofSqlite = sqlite.report(report);
        Object ofPostgres = postgres.report(report);
        assertThat(ofPostgres).as(report.toString()).isEqualTo(ofSqlite);
    }

    /** Those with a day to look back from, or a number of days. */
    private static List<Report<?>> withDays() {
        return Reports.all().stream()
                .filter(r -> has(r, "asOf") || has(r, "days"))
                .toList();
    }

    private static boolean has(Report<?> report, String component) {
        return Stream.of(report.getClass().getRecordComponents())
                .anyMatch(c -> c.getName().equals(component));
    }

    /** The same report with other components; those that it lacks are left out. */
    private static Report<?> with(Report<?> report, Map<String, Object> others) {
        RecordComponent[] components = report.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(c -> others.getOrDefault(c.getName(), value(report, c)))
                .toArray();
        try {
            Constructor<?> canonical = report.getClass().getDeclaredConstructor(types);
            return (Report<?>) canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInput refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record cannot be read or made", e);
        }
    }

    private static Object value(Report<?> report, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(report));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record cannot be read or made", e);
        }
    }
}
