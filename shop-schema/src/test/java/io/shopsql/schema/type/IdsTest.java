package io.shopsql.schema.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All typed keys alike. */
class IdsTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(UserId::new, new UserId.Column()),
                kind(ProductId::new, new ProductId.Column()),
                kind(OrderId::new, new OrderId.Column()),
                kind(ContactId::new, new ContactId.Column()),
                kind(AccountId::new, new AccountId.Column()),
                kind(TransferId::new, new TransferId.Column()));
    }

    private static <T extends Comparable<T>> Arguments kind(LongFunction<T> make, Converter<Long, T> column) {
        return Arguments.of(make, column);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Comparable<T>> void a_key_prints_its_bare_number_and_is_ordered_by_it(
            LongFunction<T> make, Converter<Long, T> column) {
        assertThat(make.apply(17)).hasToString("17").isEqualTo(make.apply(17)).hasSameHashCodeAs(make.apply(17));
        assertThat(make.apply(-9)).isLessThan(make.apply(10)).isNotEqualTo(make.apply(10));
        assertThat(make.apply(Long.MAX_VALUE)).isGreaterThan(make.apply(Long.MIN_VALUE));
        assertThat(column.toType()).isEqualTo(make.apply(1).getClass());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Comparable<T>> void the_column_keeps_every_key_and_the_lack_of_one(
            LongFunction<T> make, Converter<Long, T> column) {
        for (long value : new long[] {Long.MIN_VALUE, 0, 1, Long.MAX_VALUE}) {
            assertThat(column.from(value)).isEqualTo(make.apply(value));
            assertThat(column.to(make.apply(value))).isEqualTo(value);
        }
        assertThat(column.from(null)).isNull();
        assertThat(column.to(null)).isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Comparable<T>> void keys_of_two_kinds_are_never_equal(LongFunction<T> make, Converter<Long, T> column) {
        Stream.<LongFunction<?>>of(
                        UserId::new, ProductId::new, OrderId::new, ContactId::new, AccountId::new, TransferId::new)
                .map(kind -> kind.apply(1))
                .filter(other -> other.getClass() != column.toType())
                .forEach(other -> assertThat((Object) make.apply(1)).isNotEqualTo(other));
    }
}
