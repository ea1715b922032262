package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.QOM;
import org.junit.jupiter.api.Test;

/** The rules name what is there: methods and constants of jOOQ, and parts of its query object model. */
class ElementsTest {

    private static final List<String> PACKAGES = List.of("org.jooq.", "org.jooq.impl.");

    @Test
    void each_element_is_a_method_or_constant() {
        assertThat(Rules.all())
                .flatExtracting(Rule::elements)
                .allSatisfy(element ->
                        assertThat(isDeclared(element)).describedAs(element).isTrue());
    }

    @Test
    void each_part_is_one_of_the_query_object_model() {
        assertThat(Arrays.stream(QOM.class.getDeclaredClasses()).map(Class::getSimpleName))
                .containsAll(Rules.all().stream()
                        .flatMap(rule -> rule.parts().stream())
                        .toList());
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
