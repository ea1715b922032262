package io.shopsql.answers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Patterns and letters mean the same on both engines. */
@EveryDatabase
class MatchingTest {

    private static final Compiled.Query1<String, String> NAMED_LIKE = Compiled.query(
            one(USERS.NAME),
            pattern -> select(USERS.NAME)
                    .from(USERS)
                    .where(USERS.NAME.like(pattern))
                    .orderBy(USERS.NAME),
            mapping(name -> name));

    @AutoClose
    private final TestShop shop;

    MatchingTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    private List<String> which(Function<Field<String>, Condition> condition, String... texts) {
        return shop.report(db -> {
            Values<String> all = Values.of(VARCHAR, texts);
            return db.select(all.x())
                    .from(all.table())
                    .where(condition.apply(all.x()))
                    .orderBy(all.x())
                    .fetch(all.x());
        });
    }

    @Test
    void like_distinguishes_case() {
        assertThat(which(x -> x.like("a%"), "ab", "Ab", "é", "a", null)).containsExactly("a", "ab");
        assertThat(which(x -> x.like("A_"), "ab", "Ab", "Aé", "A")).containsExactly("Ab", "Aé");
        assertThat(which(x -> x.notLike("a%"), "ab", "Ab", null)).containsExactly("Ab");
        assertThat(which(x -> x.like(""), "", "a")).containsExactly("");
        assertThat(which(x -> x.like((String) null), "", "a")).isEmpty();
    }

    @Test
    void characters_of_sqlites_glob_stand_for_themselves() {
        String[] texts = {"a*b", "axb", "a?b", "a[b", "a]b", "a^b", "a[x]b"};
        assertThat(which(x -> x.like("a*b"), texts)).containsExactly("a*b");
        assertThat(which(x -> x.like("a?b"), texts)).containsExactly("a?b");
        assertThat(which(x -> x.like("a[x]b"), texts)).containsExactly("a[x]b");
        assertThat(which(x -> x.like(val("a[").concat("%")), texts)).containsExactly("a[b", "a[x]b");
        assertThat(which(x -> x.like(x), texts)).hasSameElementsAs(List.of(texts));
    }

    @Test
    void a_backslash_escapes_nothing_and_an_escape_character_does() {
        String[] texts = {"50%", "50\\x", "50\\%", "50x", "5_", "5x"};
        assertThat(which(x -> x.like("50\\%"), texts)).containsExactly("50\\%", "50\\x");
        assertThat(which(x -> x.like(val("50\\").concat("%")), texts)).containsExactly("50\\%", "50\\x");
        assertThat(which(x -> x.like("50!%", '!'), texts)).containsExactly("50%");
        assertThat(which(x -> x.like("5!_", '!'), texts)).containsExactly("5_");
        assertThat(which(x -> x.like("5!x", '!'), texts)).containsExactly("5x");
        assertThat(which(x -> x.notLike("50!%%", '!'), texts)).containsExactly("50\\%", "50\\x", "50x", "5_", "5x");
        assertThatExceptionOfType(UnsafeQuery.class).isThrownBy(() -> which(x -> x.like("5!", '!'), texts));
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> which(x -> x.like(x.concat("!%"), '!'), texts))
                .withMessageContaining("startsWith");
    }

    @Test
    void ignoring_case_folds_the_letters_a_to_z() {
        assertThat(which(x -> x.likeIgnoreCase("a%"), "ab", "AB", "É", "é")).containsExactly("AB", "ab");
        assertThat(which(x -> x.likeIgnoreCase("é"), "É", "é")).containsExactly("é");
        assertThat(which(x -> x.notLikeIgnoreCase("É"), "É", "é")).containsExactly("é");
        assertThat(which(x -> x.likeIgnoreCase("a!%", '!'), "A%", "Ab")).containsExactly("A%");
        assertThat(which(x -> x.likeIgnoreCase("a\\%"), "A\\b", "A%")).containsExactly("A\\b");
        assertThat(which(x -> x.equalIgnoreCase("É"), "É", "é")).containsExactly("É");
    }

    @Test
    void contains_starts_with_and_ends_with_take_the_text_as_it_is() {
        String[] texts = {"a%b", "axb", "A%B", "", "é"};
        assertThat(which(x -> x.contains("%"), texts)).containsExactly("A%B", "a%b");
        assertThat(which(x -> x.contains(""), texts)).hasSize(5);
        assertThat(which(x -> x.startsWith("a%"), texts)).containsExactly("a%b");
        assertThat(which(x -> x.endsWith("b"), texts)).containsExactly("a%b", "axb");
        assertThat(which(x -> x.endsWith(""), texts)).hasSize(5);
        assertThat(which(x -> x.endsWith("xa%b"), texts)).isEmpty();
        assertThat(which(x -> x.containsIgnoreCase("B"), texts)).containsExactly("A%B", "a%b", "axb");
        assertThat(which(x -> x.startsWithIgnoreCase("A%"), texts)).containsExactly("A%B", "a%b");
        assertThat(which(x -> x.endsWithIgnoreCase("B"), texts)).containsExactly("A%B", "a%b", "axb");
        assertThat(which(x -> x.endsWithIgnoreCase("É"), texts)).isEmpty();
    }

    @Test
    void numbers_match_by_their_digits() {
        assertThat(shop.<List<Boolean>>report(
                        db -> Values.of(INTEGER, 12, 21, null).each(db, x -> field(x.like("1%")))))
                .containsExactly(true, false, null);
    }

    @Test
    void a_pattern_matches_no_key_amount_or_status_but_its_text() {
        anOrder(shop, aUser(shop, "Alice"), aProduct(shop, "Book", "10.00", 5), 1);
        for (Field<?> field : List.<Field<?>>of(ORDERS.ID, ORDERS.TOTAL)) {
            for (Condition condition : List.of(
                    field.like("%"), field.notLike("%"), field.likeIgnoreCase("%"), field.notLikeIgnoreCase("%"))) {
                assertThatExceptionOfType(UnsafeQuery.class)
                        .as(condition.toString())
                        .isThrownBy(() -> shop.report(db -> db.fetchCount(ORDERS, condition)))
                        .withMessageContaining("(pattern-of-other)");
            }
        }
        Field<String> status = ORDERS.STATUS.cast(VARCHAR);
        assertThat(shop.<Integer>report(db -> db.fetchCount(ORDERS, status.like("p%"))))
                .isOne();
        assertThat(shop.<Integer>report(db -> db.fetchCount(ORDERS, status.like("c%"))))
                .isZero();
        assertThat(shop.<Integer>report(db -> db.fetchCount(ORDERS, ORDERS.STATUS.contains(OrderStatus.PENDING))))
                .isOne();
    }

    @Test
    void a_compiled_query_takes_any_pattern() {
        aUser(shop, "Alice");
        aUser(shop, "alfred");
        assertThat(shop.shop().list(NAMED_LIKE.with("A%"))).containsExactly("Alice");
        assertThat(shop.shop().list(NAMED_LIKE.with("a_f%"))).containsExactly("alfred");
    }

    @Test
    void lower_and_upper_fold_the_letters_a_to_z() {
        Values<String> texts = Values.of(VARCHAR, "aBÉé", "", "ß", null);
        assertThat(shop.<List<String>>report(db -> texts.each(db, x -> lower(x))))
                .containsExactly("abÉé", "", "ß", null);
        assertThat(shop.<List<String>>report(db -> texts.each(db, x -> upper(x))))
                .containsExactly("ABÉé", "", "ß", null);
        assertThat(shop.<String>report(db -> db.select(upper(val("é"))).fetchOne(0, String.class)))
                .isEqualTo("é");
    }
}
