package io.shopsql.checks;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations around a use say.
 *
 * @param engines by jOOQ's {@code @Require}; else both
 * @param suppressed the rules of {@link Unchecked}, and {@code plain-sql} for jOOQ's {@code @Allow.PlainSQL}
 */
record Scope(Set<String> engines, Set<String> suppressed) {

    private static final String UNCHECKED = Unchecked.class.getName();
    private static final String SEVERAL = UNCHECKED + ".Several";

    /** That of a compilation. */
    static Scope without(Collection<String> rules) {
        return new Scope(Dialects.BOTH, Set.copyOf(rules));
    }

    /** Whether rules hold: a program for one engine, or for another one, has nothing to be the same as. */
    boolean isForBoth() {
        return engines.containsAll(Dialects.BOTH);
    }

    /** This scope with the annotations of an element inside it; {@code wrong} is told what is wrong with them. */
    Scope inside(Element element, Consumer<String> wrong) {
        Scope scope = this;
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (Dialects.isNamed(mirror, "org.jooq.Require")) {
                Set<String> required = Dialects.of(element, "org.jooq.Require");
                scope = new Scope(required == null || required.isEmpty() ? Dialects.BOTH : required, scope.suppressed);
            } else if (Dialects.isNamed(mirror, "org.jooq.Allow.PlainSQL")) {
                scope = scope.without("plain-sql");
            } else if (Dialects.isNamed(mirror, UNCHECKED)) {
                scope = scope.without(mirror, wrong);
            } else if (Dialects.isNamed(mirror, SEVERAL)) {
                for (AnnotationValue list : mirror.getElementValues().values()) {
                    for (Object each : (List<?>) list.getValue()) {
                        scope = scope.without((AnnotationMirror) ((AnnotationValue) each).getValue(), wrong);
                    }
                }
            }
        }
        return scope;
    }

    private Scope without(AnnotationMirror unchecked, Consumer<String> wrong) {
        String rule = value(unchecked, "rule");
        String reason = value(unchecked, "reason");
        if (rule == null || reason == null) {
            return this; // javac reports it
        }
        if (Rules.named(rule).isEmpty()) {
            wrong.accept("@Unchecked: there is no rule " + rule + "; next: take the name from the compiler's error");
        }
        if (reason.isBlank()) {
            wrong.accept("@Unchecked without a reason; next: say why " + rule + " does not apply here");
        }
        return without(rule);
    }

    private Scope without(String rule) {
        Set<String> more = new HashSet<>(suppressed);
        more.add(rule);
        return new Scope(engines, Set.copyOf(more));
    }

    private static @Nullable String value(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return String.valueOf(entry.getValue().getValue());
            }
        }
        return null;
    }
}
