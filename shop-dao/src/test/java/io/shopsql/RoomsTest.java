package io.shopsql;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.shopsql.report.Reports;
import io.shopsql.schema.type.AttributesBinding;
import io.shopsql.schema.type.InstantBinding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each room may know of the others. */
class RoomsTest {

    private static final Set<String> GENERATED_BESIDE_MIGRATIONS =
            Set.of("DefaultCatalog", "DefaultSchema", "Indexes", "Keys", "Tables");

    private static final Set<String> AGGREGATES = Set.of("users", "products", "orders", "contacts", "accounts");

    /** What every room may use. */
    private static final List<String> PLATFORM = List.of(
            "java..", "javax..", "org.jspecify.annotations", "com.google.errorprone.annotations", "io.shopsql.checks");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shopsql")
            .that(not(describe("generated", RoomsTest::isGenerated)))
            .that(not(describe("package-info", c -> c.getSimpleName().equals("package-info"))));

    private static boolean isGenerated(JavaClass c) {
        return switch (c.getPackageName()) {
            case "io.shopsql.schema" ->
                GENERATED_BESIDE_MIGRATIONS.contains(outermost(c).getSimpleName());
            case "io.shopsql.schema.tables", "io.shopsql.schema.tables.records" -> true;
            default -> false;
        };
    }

    private static JavaClass outermost(JavaClass c) {
        return c.getEnclosingClass().map(RoomsTest::outermost).orElse(c);
    }

    @Test
    void every_package_is_a_room_of_the_design() {
        Set<String> rooms = Set.of(
                "io.shopsql",
                "io.shopsql.checks",
                "io.shopsql.copy",
                "io.shopsql.error",
                "io.shopsql.internal",
                "io.shopsql.internal.engine",
                "io.shopsql.internal.postgres",
                "io.shopsql.internal.same",
                "io.shopsql.internal.shape",
                "io.shopsql.internal.sqlite",
                "io.shopsql.page",
                "io.shopsql.query",
                "io.shopsql.report",
                "io.shopsql.report.customers",
                "io.shopsql.report.internal",
                "io.shopsql.report.orders",
                "io.shopsql.report.products",
                "io.shopsql.report.revenue",
                "io.shopsql.schema",
                "io.shopsql.schema.diff",
                "io.shopsql.schema.lint",
                "io.shopsql.schema.type");
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
                .containsAll(rooms)
                .allMatch(room -> rooms.contains(room) || isAggregate(room));
    }

    private static boolean isAggregate(String room) {
        return AGGREGATES.stream().anyMatch(aggregate -> room.equals("io.shopsql." + aggregate));
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(OURS);
    }

    @Test
    void errors_know_the_jdk_alone() {
        mayUse("io.shopsql.error");
    }

    @Test
    void column_types_know_errors_jooq_and_json() {
        mayUse("io.shopsql.schema.type", "io.shopsql.error", "org.jooq..", "com.fasterxml.jackson.core..");
    }

    @Test
    void the_check_of_the_compiler_knows_the_compiler_alone() {
        mayUse("io.shopsql.checks", "com.sun.source..");
    }

    @Test
    void migrations_know_errors_liquibase_and_jdbc() {
        mayUse(
                "io.shopsql.schema",
                "io.shopsql.error",
                "io.shopsql.schema.diff",
                "io.shopsql.schema.lint",
                "liquibase..",
                "org.slf4j");
    }

    @Test
    void differences_of_schemas_know_jdbc_alone() {
        mayUse("io.shopsql.schema.diff");
    }

    @Test
    void the_lint_of_changelogs_knows_how_statements_are_split_alone() {
        mayUse("io.shopsql.schema.lint", "io.shopsql.schema.diff");
    }

    @Test
    void pages_know_errors_and_column_types() {
        mayUse("io.shopsql.page", "io.shopsql.error", "io.shopsql.schema.type");
    }

    @Test
    void compiled_queries_know_errors_column_types_what_is_the_same_and_jooq() {
        mayUse(
                "io.shopsql.query",
                "io.shopsql.error",
                "io.shopsql.internal.same",
                "io.shopsql.schema.type",
                "org.jooq..",
                "org.slf4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "products", "orders", "contacts", "accounts"})
    void an_aggregate_does_not_know_another(String aggregate) {
        mayUse(
                "io.shopsql." + aggregate,
                "io.shopsql.error",
                "io.shopsql.internal",
                "io.shopsql.internal.engine",
                "io.shopsql.page",
                "io.shopsql.query",
                "io.shopsql.schema..",
                "org.jooq..");
    }

    @Test
    void reports_know_the_schema_and_errors() {
        mayUse("io.shopsql.report..", "io.shopsql.error", "io.shopsql.query", "io.shopsql.schema..", "org.jooq..");
    }

    @Test
    void a_copy_knows_the_door_reports_and_the_engine_room_but_no_aggregate() {
        mayUse(
                "io.shopsql.copy",
                "io.shopsql",
                "io.shopsql.error",
                "io.shopsql.internal",
                "io.shopsql.internal.engine",
                "io.shopsql.report..",
                "io.shopsql.schema..",
                "org.jooq..",
                "com.fasterxml.jackson.core");
    }

    @Test
    void the_engine_room_knows_neither_the_door_nor_the_aggregates() {
        noClasses()
                .that()
                .resideInAPackage("io.shopsql.internal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.shopsql", "io.shopsql.copy", "io.shopsql.report..")
                        .or(describe(
                                "an aggregate",
                                c -> c.getPackageName().startsWith("io.shopsql.")
                                        && AGGREGATES.contains(
                                                c.getPackageName().substring("io.shopsql.".length())))))
                .check(OURS);
    }

    @Test
    void what_both_engines_share_knows_neither_of_them() {
        mayUse(
                "io.shopsql.internal.engine",
                "io.shopsql.error",
                "io.shopsql.schema..",
                "org.jooq..",
                "org.slf4j",
                "com.zaxxer..",
                // by the type of its exceptions alone
                "org.sqlite");
    }

    @Test
    void each_engine_knows_what_both_share_and_its_own_driver() {
        mayUse(
                "io.shopsql.internal.sqlite",
                "io.shopsql.error",
                "io.shopsql.internal.engine",
                "io.shopsql.schema..",
                "org.jooq..",
                "org.slf4j",
                "com.zaxxer..",
                "org.sqlite..");
        mayUse(
                "io.shopsql.internal.postgres",
                "io.shopsql.error",
                "io.shopsql.internal.engine",
                "io.shopsql.schema..",
                "org.jooq..",
                "org.slf4j",
                "com.zaxxer..",
                "org.postgresql..");
    }

    @Test
    void the_rewritings_know_rules_the_schema_and_jooq() {
        mayUse(
                "io.shopsql.internal.same",
                "io.shopsql.checks",
                "io.shopsql.error",
                "io.shopsql.internal.shape",
                "io.shopsql.schema..",
                "org.jooq..");
    }

    @Test
    void the_shapes_know_jooq_alone() {
        mayUse("io.shopsql.internal.shape", "org.jooq..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Engine", "Connections", "Borrowed", "Errors", "Rows", "Tables", "ProductIndex"})
    void what_an_engine_does_in_its_own_way_has_the_same_name_in_both(String what) {
        assertThat(OURS.stream().map(JavaClass::getName))
                .contains("io.shopsql.internal.sqlite.Sqlite" + what, "io.shopsql.internal.postgres.Postgres" + what);
    }

    @Test
    void classes_of_the_engine_room_do_not_depend_on_each_other_in_circles() {
        slices().assignedFrom(new ByOutermostClass("io.shopsql.internal"))
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void drivers_and_the_pool_are_named_in_the_engine_room_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.shopsql.internal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer.."))
                .check(OURS);
    }

    @Test
    void dialects_are_named_in_the_engine_room_compiled_queries_and_the_bindings_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.shopsql.internal..", "io.shopsql.query")
                .and()
                .areNotAssignableTo(InstantBinding.class)
                .and()
                .areNotAssignableTo(AttributesBinding.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SQLDialect.class)
                .check(OURS);
    }

    @Test
    void days_begin_in_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.shopsql.report.internal.Days")
                .should()
                .callMethod(LocalDate.class, "atStartOfDay", ZoneId.class)
                .check(OURS);
    }

    /** But for the constructor of a DAO, which Tx calls from another package: its Javadoc says "Made by Tx". */
    @Test
    void nothing_internal_stands_in_a_public_signature() {
        DescribedPredicate<JavaClass> internal = resideInAPackage("io.shopsql..internal..");
        List<String> leaks = OURS.stream()
                .filter(c -> !internal.test(c) && isSeen(c.getModifiers()))
                .flatMap(c -> Stream.concat(
                        Stream.concat(c.getSuperclass().stream(), c.getInterfaces().stream())
                                .filter(type ->
                                        type.getAllInvolvedRawTypes().stream().anyMatch(internal))
                                .map(type -> c.getName() + " is a " + type.getName()),
                        c.getMembers().stream()
                                .filter(m -> isSeen(m.getModifiers()) && !isMadeByTx(m))
                                .filter(m -> m.getAllInvolvedRawTypes().stream().anyMatch(internal))
                                .map(JavaMember::getFullName)))
                .toList();
        assertThat(leaks).isEmpty();
    }

    private static boolean isMadeByTx(JavaMember member) {
        return member instanceof JavaConstructor
                && isAggregate(member.getOwner().getPackageName())
                && member.getOwner().getSimpleName().endsWith("Dao");
    }

    @Test
    void names_bear_intent() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Utils?|Helper|Impl)")
                .check(OURS);
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void mayUse(String room, String... others) {
        String[] allowed = Stream.of(PLATFORM.stream(), Stream.of(others), Stream.of(room))
                .flatMap(s -> s)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true)
                .check(OURS);
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            if (!OURS.contain(c.getName())) {
                return SliceIdentifier.ignore();
            }
            // the list of all reports knows each of them; nothing beneath it knows the list
            return outermost(c).isEquivalentTo(Reports.class)
                    ? SliceIdentifier.of(c.getName())
                    : SliceIdentifier.of(room(c.getPackageName()));
        }

        /** Reports and what they share are one room: that is a package of its own to be shared by the subjects. */
        private static String room(String name) {
            return name.equals("io.shopsql.report.internal") ? "io.shopsql.report" : name;
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }

    /** Each class of the packages under one, with what it encloses. */
    private record ByOutermostClass(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return OURS.contain(c.getName()) && (c.getPackageName() + ".").startsWith(root + ".")
                    ? SliceIdentifier.of(outermost(c).getName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each class of " + root;
        }
    }
}
