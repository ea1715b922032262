package io.shopsql.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rooms outside the library may know: its public API, and of each other little. */
class RoomsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shopsql.command", "io.shopsql.imports", "io.shopsql.output", "io.shopsql.examples");

    @ParameterizedTest
    @CsvSource({
        "io.shopsql.output, io.shopsql.output.dashboard",
        "io.shopsql.output.., io.shopsql.imports..",
        "io.shopsql.output.., io.shopsql.command..",
        "io.shopsql.output.., io.shopsql.examples..",
        "io.shopsql.output.., picocli..",
        "io.shopsql.output.., me.tongfei..",
        "io.shopsql.imports.., io.shopsql.output..",
        "io.shopsql.imports.., io.shopsql.command..",
        "io.shopsql.imports.., io.shopsql.examples..",
        "io.shopsql.imports.., picocli..",
        "io.shopsql.imports.., me.tongfei.."
    })
    void a_room_does_not_know(String room, String other) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other)
                .check(OURS);
    }

    @Test
    void all_use_the_public_api_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shopsql..internal..",
                        "io.shopsql.report.internal..",
                        "io.shopsql.testkit..",
                        "org.sqlite..",
                        "org.postgresql..",
                        "com.zaxxer..",
                        "liquibase..",
                        "io.github.resilience4j..")
                .check(OURS);
    }

    @Test
    void all_ask_the_library_when_a_day_begins() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "atStartOfDay", ZoneId.class)
                .check(OURS);
    }

    @Test
    void rooms_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.shopsql.(**)").should().beFreeOfCycles().check(OURS);
    }
}
