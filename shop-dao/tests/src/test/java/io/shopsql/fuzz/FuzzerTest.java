package io.shopsql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.error.DatabaseFault;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The fuzzer finds what is planted, and shrinks it. */
class FuzzerTest {

    /** 1 on SQLite and 2 on Postgres; a bare number to sort by would be a position. */
    private static final Op PLANTED = Ops.scalar(
            "planted",
            "planted(%0)",
            Kind.LONG,
            a -> CustomField.of(
                    "planted",
                    SQLDataType.BIGINT,
                    ctx -> ctx.sql(ctx.family() == SQLDialect.SQLITE ? "cast(1 as bigint)" : "cast(2 as bigint)")),
            Kind.TEXT);

    @AutoClose
    private final Pair pair = new Pair();

    @Test
    void a_difference_is_found_and_shrunk_to_its_cause() {
        Admission admission = Admission.BY_RULES.and(PLANTED);
        List<Finding> found =
                new Fuzzer(6, admission).run(pair, 4_000, 1, f -> {}).findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo("differs");
            assertThat(finding.statement().source())
                    .startsWith("select(planted(")
                    .hasSizeLessThan(200);
            assertThat(finding.world().of(finding.statement()).tables())
                    .allSatisfy(table -> assertThat(table.rows()).hasSizeLessThan(2));
        });
    }

    @Test
    void a_statement_that_no_engine_runs_is_a_finding() {
        Answer sqlite = new Answer.Failed(DatabaseFault.class, "The database refused a statement (SQLITE_ERROR).");
        assertThat(Finding.wrong(new Pair.Answers(sqlite, onPostgres("42703")))).isPresent();
        assertThat(Finding.wrong(new Pair.Answers(sqlite, onPostgres("22012")))).isEmpty();
    }

    private static Answer onPostgres(String state) {
        return new Answer.Failed(DatabaseFault.class, "The database refused a statement (SQLSTATE " + state + ").");
    }

    @Test
    void the_same_seed_asks_the_same() {
        assertThat(sources(5)).isEqualTo(sources(5)).isNotEqualTo(sources(6));
    }

    private static List<String> sources(long seed) {
        return new Fuzzer(seed, Admission.BY_RULES)
                .statements(100)
                .map(Statement::source)
                .toList();
    }
}
