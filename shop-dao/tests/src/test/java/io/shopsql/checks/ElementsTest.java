package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.SQLDialect;
import org.jooq.Support;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.junit.jupiter.api.Test;

/** The rules name what is there: methods and constants of jOOQ, and parts of its query object model. */
class ElementsTest {

    private static final List<String> PACKAGES = List.of("org.jooq.", "org.jooq.impl.");

    /** What jOOQ 3.20 and 3.21 have more than 3.19, in lower case without DSL. */
    private static final Pattern LATER = Pattern.compile(
            "(dsl\\.)?(acot|approx.*|binary.*|cbrt|concatws|count(distinct)?large.*|jsonb?(arraylength|keyexists|query)|root).*");

    private static final boolean IS_LATER = !Constants.MINOR_VERSION.equals("3.19");

    private static boolean isRendered(String method) {
        return Rules.ofElement(method)
                .filter(rule -> rule.way() == Way.RENDERED)
                .isPresent();
    }

    private static boolean isKnown(String name) {
        return IS_LATER || !LATER.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    @Test
    void each_element_is_a_method_or_constant() {
        assertThat(Rules.all())
                .flatExtracting(Rule::elements)
                .filteredOn(ElementsTest::isKnown)
                .allSatisfy(element ->
                        assertThat(isDeclared(element)).describedAs(element).isTrue());
    }

    @Test
    void each_part_is_one_of_the_query_object_model() {
        assertThat(Arrays.stream(QOM.class.getDeclaredClasses()).map(Class::getSimpleName))
                .containsAll(Rules.all().stream()
                        .flatMap(rule -> rule.parts().stream())
                        .filter(ElementsTest::isKnown)
                        .toList());
    }

    @Test
    void what_an_engine_lacks_has_words_of_its_own() throws IOException, URISyntaxException {
        Path jar = Path.of(
                DSL.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jooq = new JarFile(jar.toFile())) {
            assertThat(jooq.stream().map(JarEntry::getName).flatMap(ElementsTest::lacking))
                    .hasSizeGreaterThan(500)
                    .filteredOn(method -> !isRendered(method))
                    .filteredOn(method -> OneEngine.of(method, "()").equals(OneEngine.GENERAL))
                    .isEmpty();
        }
    }

    /** The methods of a class that jOOQ does not admit on both engines. */
    private static Stream<String> lacking(String file) {
        if (!file.matches("org/jooq/(impl/|util/\\w+/)?\\w+\\.class")) {
            return Stream.empty();
        }
        try {
            Class<?> type = Class.forName(
                    file.replace(".class", "").replace('/', '.'), false, ElementsTest.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(ElementsTest::isLacking)
                    .map(method -> type.getSimpleName() + "." + method.getName())
                    .distinct();
        } catch (ClassNotFoundException | LinkageError e) {
            return Stream.empty(); // needs a library that is not here
        }
    }

    private static boolean isLacking(Method method) {
        Support support = method.getAnnotation(Support.class);
        Set<SQLDialect> admitted = support == null ? Set.of() : Set.of(support.value());
        return !admitted.isEmpty() && !admitted.containsAll(Set.of(SQLDialect.SQLITE, SQLDialect.POSTGRES));
    }

    private static boolean isDeclared(String element) {
        String plain = element.replaceFirst(" \\[.*", "");
        String name = plain.replaceFirst("\\(.*", "");
        String owner = name.substring(0, name.indexOf('.'));
        String member = name.substring(owner.length() + 1);
        Class<?> type = PACKAGES.stream()
                .flatMap(each -> found(each + owner))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such type: " + element));
        Stream<String> executables = Stream.concat(
                        Arrays.stream(type.getDeclaredMethods()),
                        owner.equals(member) ? Arrays.stream(type.getDeclaredConstructors()) : Stream.empty())
                .map(each -> plain.equals(name)
                        ? owner + "." + nameOf(each)
                        : owner + "." + nameOf(each) + parameters(each));
        Stream<String> constants =
                Arrays.stream(type.getDeclaredFields()).map(Field::getName).map(each -> owner + "." + each);
        return Stream.concat(executables, constants).anyMatch(plain::equals);
    }

    private static Stream<Class<?>> found(String name) {
        try {
            return Stream.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }

    private static String nameOf(Executable executable) {
        return executable instanceof Method
                ? executable.getName()
                : executable.getDeclaringClass().getSimpleName();
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"));
    }
}
