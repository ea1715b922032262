package io.shopsql.answers;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.bitLength;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.lpad;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.repeat;
import static org.jooq.impl.DSL.right;
import static org.jooq.impl.DSL.rpad;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.error.DatabaseFault;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Parts and lists of text mean the same on both engines. */
@EveryDatabase
class TextsTest {

    private static final Values<Integer> LENGTHS = Values.of(INTEGER, -9, -1, 0, 1, 9, null);

    @AutoClose
    private final TestShop shop;

    TextsTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    private List<String> of(Function<Field<Integer>, Field<String>> expression) {
        return shop.report(db -> LENGTHS.each(db, expression));
    }

    @Test
    void a_negative_length_leaves_out_an_end() {
        assertThat(of(n -> left(inline("añb"), n))).isEqualTo(asList("", "añ", "", "a", "añb", null));
        assertThat(of(n -> right(inline("añb"), n))).isEqualTo(asList("", "ñb", "", "b", "añb", null));
    }

    @Test
    void a_position_before_the_text_is_before_the_text() {
        assertThat(of(n -> substring(inline("abc"), n))).isEqualTo(asList("abc", "abc", "abc", "abc", "", null));
        assertThat(of(n -> substring(inline("abc"), n, inline(2)))).isEqualTo(asList("", "", "a", "ab", "", null));
        assertThat(of(n -> substring(inline("abc"), inline(2), n.plus(9))))
                .isEqualTo(asList("", "bc", "bc", "bc", "bc", null));
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> of(n -> substring(inline("abc"), inline(1), n)));
    }

    @Test
    void a_number_of_rows_is_a_position() {
        Field<Integer> n = field(name("t", "n"), INTEGER);
        assertThat(shop.<String>report(db -> db.select(substring(inline("abc"), n.plus(1))
                                .concat(substring(inline("abc"), n))
                                .concat(left(inline("xyz"), n))
                                .concat(repeat(inline("u"), n)))
                        .from(select(count().as("n")).asTable("t"))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("bcabcxu");
    }

    @Test
    void a_text_longer_than_its_padding_is_cut() {
        assertThat(of(n -> lpad(inline("abc"), n))).isEqualTo(asList("", "", "", "a", "      abc", null));
        assertThat(of(n -> rpad(inline("abc"), n, inline("xy")))).isEqualTo(asList("", "", "", "a", "abcxyxyxy", null));
    }

    @Test
    void null_is_no_padding_and_has_no_parts() {
        Values<String> texts = Values.of(VARCHAR, "x", null);
        assertThat(shop.<List<String>>report(db -> texts.each(db, x -> lpad(inline("abc"), inline(2), x))))
                .isEqualTo(asList("ab", null));
        assertThat(shop.<List<String>>report(db -> texts.each(db, x -> rpad(x, inline(2), inline((String) null)))))
                .containsOnlyNulls();
        assertThat(shop.<List<String>>report(
                        db -> Values.of(VARCHAR, (String) null).each(db, x -> substring(x, 1, -1))))
                .containsOnlyNulls();
        assertThat(shop.<List<String>>report(db ->
                        Values.of(INTEGER, Integer.MIN_VALUE).each(db, n -> right(inline("abc"), n))))
                .containsExactly("");
    }

    @Test
    void a_length_is_an_integer() {
        for (Field<? extends Number> n : List.of(inline(2L), inline(2.0), inline(new java.math.BigDecimal(2)))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> shop.<Object>report(
                            db -> db.select(left(inline("abc"), n)).fetch()))
                    .withMessageContaining("INTEGER for a position");
        }
    }

    @Test
    void bytes_are_bytes() {
        Values<String> texts = Values.of(VARCHAR, "é", "", null);
        assertThat(shop.<List<Integer>>report(db -> texts.each(db, x -> octetLength(x))))
                .isEqualTo(asList(2, 0, null));
        assertThat(shop.<List<Integer>>report(db -> texts.each(db, x -> bitLength(x))))
                .isEqualTo(asList(16, 0, null));
    }

    @Test
    void a_list_has_its_order_and_its_separator() {
        Values<String> texts = Values.of(VARCHAR, "b", null, "a", "c");
        assertThat(shop.<String>report(db -> texts.all(db, x -> listAgg(x, "; ").withinGroupOrderBy(x.desc()))))
                .isEqualTo("c; b; a");
        assertThat(shop.<String>report(db -> texts.all(db, x -> listAgg(x).withinGroupOrderBy(x))))
                .isEqualTo("abc");
        assertThat(shop.<String>report(
                        db -> texts.all(db, x -> groupConcat(x).orderBy(x).separator("|"))))
                .isEqualTo("a|b|c");
        assertThat(shop.<String>report(db -> texts.all(db, x -> groupConcat(x).orderBy(x))))
                .isEqualTo("a,b,c");
        assertThat(shop.<String>report(db ->
                        Values.of(INTEGER, 10, 9).all(db, x -> listAgg(x, ",").withinGroupOrderBy(x))))
                .isEqualTo("9,10");
        assertThat(shop.<String>report(db -> Values.of(VARCHAR, (String) null)
                        .all(db, x -> listAgg(x, ",").withinGroupOrderBy(x))))
                .isNull();
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<String>report(db -> texts.all(db, x -> groupConcat(x))))
                .withMessageContaining("list-without-order");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<String>report(db ->
                        texts.all(db, x -> listAgg(x, ",").withinGroupOrderBy(x).filterWhere(x.isNotNull()))))
                .withMessageContaining("list-with-clauses");
    }
}
