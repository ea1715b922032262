package io.shopsql.query;

import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import io.shopsql.error.DatabaseFault;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.internal.shape.Shapes;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A query that ran before is not rendered again, and answers as if it were. */
@EveryDatabase
class KnownTextsTest {

    @AutoClose
    private final TestShop shop;

    /** Whether the text of each query was known. */
    private final List<Boolean> known = new ArrayList<>();

    private int emails;

    KnownTextsTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @BeforeEach
    void users() {
        shop.run(tx -> {
            for (String name : List.of("Ada", "ada", "Äda", "Bob", "50%")) {
                tx.users().insert(new NewUser(name, "u" + emails++ + "@example.com"));
            }
        });
    }

    private List<String> names(Function<DSLContext, ? extends ResultQuery<Record1<String>>> query) {
        return shop.report(db -> {
            DSLContext seen = db.configuration()
                    .deriveAppending(ExecuteListener.onExecuteStart(ctx -> known.add(Shapes.isKnown(ctx))))
                    .dsl();
            return query.apply(seen).fetch(USERS.NAME);
        });
    }

    private List<String> named(Condition condition) {
        return names(db -> db.select(USERS.NAME).from(USERS).where(condition).orderBy(USERS.NAME));
    }

    @Test
    void a_query_is_known_from_its_third_run_on() {
        for (String name : List.of("Ada", "Bob", "ada", "Äda", "nobody")) {
            assertThat(named(USERS.NAME.ge(name).and(USERS.NAME.le(name)).and(USERS.AGE.isNull())))
                    .isEqualTo(name.equals("nobody") ? List.of() : List.of(name));
        }
        assertThat(known).endsWith(true, true, true);
    }

    @Test
    void the_values_are_those_of_the_run() {
        for (int limit = 1; limit <= 4; limit++) {
            int rows = limit;
            assertThat(names(db -> db.select(USERS.NAME)
                            .from(USERS)
                            .where(USERS.NAME.notIn("Bob", "x" + rows))
                            .orderBy(USERS.NAME)
                            .limit(rows)))
                    .isEqualTo(List.of("50%", "Ada", "ada", "Äda").subList(0, rows));
        }
        assertThat(known).endsWith(true, true);
    }

    @Test
    void a_text_that_depends_on_a_value_is_rendered_for_each() {
        for (int run = 0; run < 3; run++) {
            assertThat(named(USERS.NAME.like("A%"))).containsExactly("Ada");
            assertThat(named(USERS.NAME.like("%da"))).containsExactly("Ada", "ada", "Äda");
            assertThat(named(USERS.NAME.like("50!%", '!'))).containsExactly("50%");
            assertThat(named(USERS.NAME.likeIgnoreCase("ADA"))).containsExactly("Ada", "ada");
            assertThat(named(USERS.NAME.eq((String) null))).isEmpty();
            assertThat(named(USERS.NAME.eq("Bob"))).containsExactly("Bob");
        }
    }

    @Test
    void a_refused_query_stays_refused() {
        List<Field<?>> columns = List.of(USERS.NAME, count());
        for (int run = 0; run < 4; run++) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() ->
                            shop.report(db -> db.select(columns).from(USERS).fetch()));
        }
    }

    @Test
    void other_settings_have_their_own_text() {
        assertThat(List.of(text(false), text(false), text(false))).noneMatch(text -> text.contains("\n"));
        assertThat(text(true)).contains("\n");
        assertThat(text(false)).doesNotContain("\n");
    }

    private String text(boolean formatted) {
        List<String> texts = new ArrayList<>();
        shop.run(tx -> tx.db()
                .configuration()
                .deriveSettings(settings -> formatted ? settings.withRenderFormatted(true) : settings)
                .deriveAppending(ExecuteListener.onExecuteStart(ctx -> texts.add(String.valueOf(ctx.sql()))))
                .dsl()
                .select(USERS.NAME)
                .from(USERS)
                .where(USERS.AGE.gt(7))
                .orderBy(USERS.NAME)
                .fetch());
        return texts.get(0);
    }

    @Test
    void a_text_with_a_question_mark_is_put_together_right() {
        for (int run = 0; run < 4; run++) {
            assertThat(named(USERS.NAME
                            .ne(inline("a?b"))
                            .and(USERS.NAME.gt("Ad"))
                            .and(USERS.NAME.lt("B"))))
                    .containsExactly("Ada");
        }
        assertThat(known).endsWith(true, true);
    }

    @Test
    void a_divisor_of_zero_is_not_taken_for_another() {
        for (int run = 0; run < 4; run++) {
            assertThat(divided(2)).isEqualTo(2);
        }
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> divided(0));
    }

    private int divided(int divisor) {
        return shop.report(
                db -> db.select(count().div(divisor)).from(USERS).fetchSingle().value1());
    }
}
