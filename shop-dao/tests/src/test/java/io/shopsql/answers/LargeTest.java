package io.shopsql.answers;

import static io.shopsql.schema.Tables.USERS;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.rand;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.uuid;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.Users;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Large queries, recursive ones, and values by chance. */
@EveryDatabase
class LargeTest {

    private final @AutoClose TestShop shop;

    LargeTest(TestDatabase database) {
        shop = database.emptyShop();
        shop.run(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com").withAge(31)));
        Fixtures.aUser(shop, "Bob");
    }

    private void refused(String rule, Select<?> query) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                .withMessageContainingAll("(" + rule + ")", "next: ");
    }

    private int matches(Condition condition) {
        return shop.report(db -> db.fetchCount(USERS, condition));
    }

    @Test
    void thousands_of_conditions_are_as_good_as_one() {
        assertThat(matches(or(IntStream.range(0, 5_000)
                        .mapToObj(age -> USERS.AGE.eq(age).and(USERS.NAME.ne("x" + age)))
                        .collect(toList()))))
                .isEqualTo(1);
        assertThat(matches(and(IntStream.range(100, 5_000)
                        .mapToObj(age -> USERS.AGE.ne(age))
                        .collect(toList()))))
                .isEqualTo(1);
        assertThat(matches(and(IntStream.range(31, 5_000)
                        .mapToObj(age -> USERS.AGE.ne(age))
                        .collect(toList()))))
                .isZero();
    }

    @Test
    void what_is_too_large_for_one_engine_is_refused() {
        Table<?> joined = USERS;
        for (int i = 1; i <= 64; i++) {
            Users other = USERS.as("u" + i);
            joined = joined.join(other).on(other.ID.eq(USERS.ID));
        }
        refused("too-large", select(count()).from(joined));
        refused(
                "too-large",
                select(coalesce(
                                USERS.AGE,
                                IntStream.range(0, 100).mapToObj(i -> inline(i)).toArray(Field[]::new)))
                        .from(USERS));
        refused(
                "too-large",
                select(IntStream.range(0, 1_601)
                        .mapToObj(i -> inline(i).as("c" + i))
                        .collect(toList())));
        refused(
                "too-large",
                select(USERS.ID)
                        .from(USERS)
                        .where(USERS.AGE.in(IntStream.range(0, 300_000).boxed().toList())));
        Field<Integer> sum = USERS.AGE;
        Field<String> text = USERS.NAME;
        for (int i = 0; i < 1_200; i++) {
            sum = sum.plus(1);
            text = text.concat("a");
        }
        refused("too-large", select(sum).from(USERS));
        refused("too-large", select(text).from(USERS));
    }

    @Test
    void a_recursive_text_may_grow() {
        Field<Integer> depth = field(name("t", "depth"), INTEGER);
        Field<String> path = field(name("t", "path"), VARCHAR);
        CommonTableExpression<Record2<Integer, String>> t = name("t")
                .fields("depth", "path")
                .as(select(inline(1), USERS.NAME)
                        .from(USERS)
                        .where(USERS.NAME.eq("Bob"))
                        .unionAll(select(depth.plus(1), path.concat("/").concat(USERS.EMAIL))
                                .from(table(name("t")))
                                .join(USERS)
                                .on(USERS.NAME.lt(path))
                                .where(depth.lt(2))));
        assertThat(shop.<List<String>>report(db ->
                        db.withRecursive(t).select(path).from(t).orderBy(depth).fetch(path)))
                .containsExactly("Bob", "Bob/alice@example.com");
        CommonTableExpression<Record2<Integer, String>> other = name("t")
                .fields("depth", "path")
                .as(select(inline(1), val("a"))
                        .unionAll(select(depth.plus(1), path.concat(USERS.NAME))
                                .from(table(name("t")), USERS)
                                .where(depth.lt(2))
                                .and(USERS.NAME.eq("Bob"))));
        assertThat(shop.<List<String>>report(db -> db.withRecursive(other)
                        .select(path)
                        .from(other)
                        .orderBy(depth)
                        .fetch(path)))
                .containsExactly("a", "aBob");
    }

    @Test
    @Unchecked(rule = "random", reason = "the guard is tested, which refuses it at run time")
    void chance_is_left_to_Java() {
        refused("random", select(uuid()).from(USERS));
        refused("random", select(USERS.ID).from(USERS).orderBy(rand()));
    }
}
