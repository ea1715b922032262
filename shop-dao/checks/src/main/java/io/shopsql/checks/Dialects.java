package io.shopsql.checks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** The dialects that jOOQ's annotations name, and whether they include an engine. */
final class Dialects {

    /** The engines that a program is for, unless jOOQ's {@code @Require} says otherwise. */
    static final Set<String> BOTH = Set.of("SQLITE", "POSTGRES");

    private static final Pattern VERSION = Pattern.compile("([A-Z]+)_(\\d+)(_\\d+)*");

    /** The oldest versions that a shop opens; jOOQ's commercial editions name versions. */
    private static final Map<String, Integer> OLDEST = Map.of("POSTGRES", 15, "SQLITE", 3);

    private Dialects() {}

    /** The dialects of an annotation of jOOQ; null without it. */
    static @Nullable Set<String> of(Element annotated, String annotation) {
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            if (isNamed(mirror, annotation)) {
                return of(mirror);
            }
        }
        return null;
    }

    private static Set<String> of(AnnotationMirror mirror) {
        Set<String> names = new LinkedHashSet<>();
        for (AnnotationValue value : mirror.getElementValues().values()) {
            if (value.getValue() instanceof List<?> list) {
                for (Object each : list) {
                    if (each instanceof AnnotationValue dialect && dialect.getValue() instanceof VariableElement name) {
                        names.add(name.getSimpleName().toString());
                    }
                }
            }
        }
        return names;
    }

    static boolean isAnnotated(Element element, String annotation) {
        return element.getAnnotationMirrors().stream().anyMatch(mirror -> isNamed(mirror, annotation));
    }

    static boolean isNamed(AnnotationMirror mirror, String annotation) {
        return mirror.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(annotation);
    }

    /** Whether an engine is among the dialects: by its family, or by a version that is not newer than the oldest we run on. */
    static boolean include(Set<String> dialects, String engine) {
        return dialects.isEmpty() || dialects.stream().anyMatch(dialect -> supports(dialect, engine));
    }

    private static boolean supports(String dialect, String engine) {
        if (dialect.equals(engine)) {
            return true;
        }
        Matcher version = VERSION.matcher(dialect);
        return version.matches()
                && version.group(1).equals(engine)
                && Integer.parseInt(version.group(2)) <= OLDEST.getOrDefault(engine, Integer.MAX_VALUE);
    }

    /** The name that a user reads. */
    static String name(String dialect) {
        return switch (dialect) {
            case "SQLITE" -> "SQLite";
            case "POSTGRES" -> "Postgres";
            default -> dialect;
        };
    }
}
