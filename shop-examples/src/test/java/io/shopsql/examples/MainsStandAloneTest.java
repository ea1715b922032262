package io.shopsql.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MainsStandAloneTest {

    private static final String PACKAGE = "io.shopsql.examples";

    private static final JavaClasses EXAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PACKAGE);

    /** So that it can be copied into a project that has the library alone. */
    @ParameterizedTest
    @EnumSource
    void a_main_needs_no_other_file(Example example) {
        String file = Arrays.stream(example.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())
                + ".java";
        DescribedPredicate<JavaClass> inItsFile = describe(
                "in " + file,
                c -> c.getSource()
                        .flatMap(Source::getFileName)
                        .filter(file::equals)
                        .isPresent());
        classes()
                .that(inItsFile)
                .should()
                .onlyDependOnClassesThat(inItsFile.or(resideOutsideOfPackage(PACKAGE)))
                .check(EXAMPLES);
    }
}
