package io.shopsql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.checks.Unchecked;
import io.shopsql.internal.shape.ShapeOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries of one shape have one text. */
class ShapesTest {

    @Test
    void queries_of_one_shape_have_one_text() {
        haveOneText(1, 400);
    }

    @Test
    @Tag("long")
    void many_queries_of_one_shape_have_one_text() {
        haveOneText(2, 20_000);
    }

    private static void haveOneText(long seed, int statements) {
        List<Query> queries = new Fuzzer(seed, Admission.BY_RULES)
                .statements(statements)
                .filter(Query.class::isInstance)
                .map(Query.class::cast)
                .toList();
        for (SQLDialect dialect : List.of(SQLDialect.SQLITE, SQLDialect.POSTGRES)) {
            Map<Object, String> texts = new HashMap<>();
            int again = 0;
            for (Query query : queries) {
                Optional<Object> shape = ShapeOf.query(query.jooq());
                if (shape.isEmpty()) {
                    continue;
                }
                again += shape.equals(ShapeOf.query(query.jooq())) ? 1 : 0;
                String text = text(query, dialect);
                String before = texts.putIfAbsent(shape.orElseThrow(), text);
                assertThat(before == null ? text : before).isEqualTo(text);
            }
            assertThat(again).describedAs("known again").isGreaterThan(queries.size() / 3);
        }
    }

    @Unchecked(rule = "foreign-context", reason = "renders without a database")
    private static String text(Query query, SQLDialect dialect) {
        return DSL.using(dialect).render(query.jooq());
    }
}
