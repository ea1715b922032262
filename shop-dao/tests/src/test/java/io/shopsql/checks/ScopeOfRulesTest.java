package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.checks.Compiled.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the rules of the compiler check hold, and how they are suppressed. */
class ScopeOfRulesTest {

    private static final String UPSERT = "Object a(DSLContext db) { return db.batchMerge(db.newRecord(USERS)); }";
    private static final String PLAIN = "Object b() { return field(\"a\"); }";
    private static final String LOCK = "Object c(DSLContext db) { return db.selectFrom(USERS).forUpdate(); }";
    private static final String REASON = "reason = \"a test\")";

    private static List<String> compiled(String type) {
        return Compiled.classes(List.of(type)).get(0);
    }

    @Test
    void nothing_needs_an_annotation() {
        assertThat(compiled("class %s { " + UPSERT + PLAIN + LOCK + "}")).hasSize(3);
    }

    @Test
    void a_rule_is_suppressed_by_its_name_for_what_is_annotated() {
        String unchecked = "@Unchecked(rule = \"plain-sql\", " + REASON;
        assertThat(compiled("class %s { " + unchecked + PLAIN + " }")).isEmpty();
        assertThat(compiled(unchecked + " class %s { " + PLAIN + UPSERT + " }"))
                .singleElement()
                .asString()
                .startsWith("[shopsql:upsert-without-key]");
        assertThat(compiled("class %s { " + unchecked + " class Inner { " + PLAIN + " } }"))
                .isEmpty();
        assertThat(compiled("class %s { " + unchecked + " Object f = field(\"a\"); Object g = field(\"a\"); }"))
                .hasSize(1);
        assertThat(compiled("class %s { void m() { " + unchecked + " Object f = field(\"a\"); } }"))
                .isEmpty();
        assertThat(compiled("class %s { " + unchecked + " void before() {} " + PLAIN + " }"))
                .hasSize(1);
        assertThat(compiled("@Unchecked(rule = \"plain-sql\", " + REASON + "@Unchecked(rule = \"one-engine\", " + REASON
                        + " class %s { " + PLAIN + LOCK + " }"))
                .isEmpty();
    }

    @Test
    void a_suppression_needs_a_rule_and_a_reason() {
        assertThat(compiled("class %s { @Unchecked(rule = \"plain\", " + REASON + PLAIN + " }"))
                .hasSize(2)
                .anyMatch(error -> error.contains("there is no rule plain"));
        assertThat(compiled("class %s { @Unchecked(rule = \"plain-sql\", reason = \" \") " + PLAIN + " }"))
                .singleElement()
                .asString()
                .contains("without a reason");
        assertThat(compiled("class %s { @Unchecked(rule = \"plain-sql\") " + PLAIN + " }"))
                .hasSize(2)
                .anyMatch(error -> error.contains("missing a default value"));
    }

    @Test
    void a_package_is_annotated_in_its_package_info() {
        Source info = new Source("legacy.package-info", """
                @io.shopsql.checks.Unchecked(rule = "plain-sql", reason = "a test")
                package legacy;
                """);
        String query = "import static org.jooq.impl.DSL.*; class Query { Object a = field(\"a\"); }";
        assertThat(Compiled.errors(List.of(
                        info,
                        new Source("legacy.Query", "package legacy; " + query),
                        new Source("legacy.sub.Query", "package legacy.sub; " + query))))
                .containsOnlyKeys("/legacy/sub/Query.java");
    }

    @Test
    void jooqs_own_annotations_are_honoured() {
        assertThat(compiled("@Allow.PlainSQL class %s { " + PLAIN + " }")).isEmpty();
        assertThat(compiled("class %s { @Require(SQLDialect.POSTGRES) " + LOCK + " }"))
                .isEmpty();
        assertThat(compiled("class %s { @Require(SQLDialect.SQLITE) " + LOCK + " }"))
                .singleElement()
                .asString()
                .contains("forUpdate (SQLite lacks it)");
        assertThat(compiled("@Allow(SQLDialect.POSTGRES) class %s { " + LOCK + " }"))
                .hasSize(1);
    }

    @Test
    void what_is_for_one_engine_has_nothing_to_be_the_same_as() {
        assertThat(compiled("class %s { @Require(SQLDialect.POSTGRES) " + UPSERT + " }"))
                .isEmpty();
        assertThat(compiled("class %s { @Require({SQLDialect.POSTGRES, SQLDialect.SQLITE}) " + UPSERT + " }"))
                .hasSize(1);
    }

    @Test
    void generated_classes_are_left_out() {
        assertThat(compiled("@javax.annotation.processing.Generated(\"x\") class %s { " + PLAIN + " }"))
                .isEmpty();
        assertThat(compiled("@SuppressWarnings({\"all\", \"rawtypes\"}) class %s { " + PLAIN + " }"))
                .isEmpty();
        assertThat(compiled("@SuppressWarnings(\"rawtypes\") class %s { " + PLAIN + " }"))
                .hasSize(1);
    }

    @Test
    void rules_are_switched_off_for_a_compilation() {
        Source source = new Source("Query", """
                import static org.jooq.impl.DSL.*;
                class Query { Object a = field("a"); Object b = lateral(selectOne()); }
                """);
        assertThat(Compiled.errors(List.of(source), "-Xplugin:ShopChecks off")).isEmpty();
        assertThat(Compiled.errors(List.of(source), "-Xplugin:ShopChecks off plain-sql")
                        .get("/Query.java"))
                .singleElement()
                .asString()
                .startsWith("[shopsql:one-engine] lateral");
        assertThat(Compiled.errors(List.of(source)).get("/Query.java")).hasSize(2);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Compiled.errors(List.of(source), "-Xplugin:ShopChecks on"))
                .withStackTraceContaining("takes off, or off and the names of rules, was on");
    }

    @Test
    void broken_code_is_left_to_the_compiler() {
        assertThat(compiled(
                        "class %s extends Missing { Object a = missing().mul(2); Object b = USERS.missing.mul(); }"))
                .hasSize(3)
                .allMatch(error -> error.startsWith("cannot find symbol"));
    }
}
