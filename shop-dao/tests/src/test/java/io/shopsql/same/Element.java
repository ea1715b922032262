package io.shopsql.same;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.PlainSQL;
import org.jooq.SQLDialect;
import org.jooq.Support;

/** A method of jOOQ's API. */
record Element(Method method) {

    /** Arities beyond this only repeat those below: {@code row(Field, Field, … Field)}. */
    private static final int REPEATED = 3;

    /** The methods that jOOQ's {@code @Support} admits on both engines, sorted. */
    static List<Element> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.isAnnotationPresent(Support.class))
                .filter(method -> admits(method, SQLDialect.SQLITE) && admits(method, SQLDialect.POSTGRES))
                .map(Element::new)
                .sorted(Comparator.comparing(Element::name))
                .toList();
    }

    private static boolean admits(Method method, SQLDialect dialect) {
        SQLDialect[] value = method.getAnnotation(Support.class).value();
        return value.length == 0
                || Arrays.stream(value).anyMatch(admitted -> admitted == dialect || admitted == dialect.family());
    }

    /** As in a rule: {@code DSL.cast(Field,DataType)}. */
    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(","))
                + ")";
    }

    boolean isPlainSql() {
        return method.isAnnotationPresent(PlainSQL.class);
    }

    /** Whether it is one of up to 22 arities, and not among the first. */
    boolean isRepeatedArity() {
        Class<?>[] types = method.getParameterTypes();
        boolean many = types.length > REPEATED
                && Arrays.stream(types)
                                .skip(types.length - REPEATED - 1L)
                                .distinct()
                                .count()
                        == 1;
        return many
                || Arrays.stream(types)
                        .anyMatch(type -> type.getSimpleName().matches("(Row|Record)([4-9]|1\\d|2\\d)(\\[])?"));
    }
}
