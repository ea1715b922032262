package io.shopsql.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The examples do what a stranger can do. */
class PublicApiTest {

    private static final JavaClasses EXAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shopsql.examples");

    @Test
    void examples_use_the_public_api_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shopsql.internal..",
                        "io.shopsql.testkit..",
                        "org.sqlite..",
                        "org.postgresql..",
                        "com.zaxxer..",
                        "liquibase..",
                        "io.github.resilience4j..")
                .check(EXAMPLES);
    }

    @Test
    void examples_ask_the_library_when_a_day_begins() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "atStartOfDay", ZoneId.class)
                .check(EXAMPLES);
    }

    @Test
    void examples_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.shopsql.(examples..)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(EXAMPLES);
    }
}
