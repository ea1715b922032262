package io.shopsql.checks;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;

/**
 * Whether a call whose result is dropped does nothing: a jOOQ query that is not run, an immutable value of this library that is
 * not kept. By the annotations of both. Belongs to one compilation.
 */
final class DroppedResult {

    private final Map<Element, Boolean> known = new HashMap<>();

    boolean matters(Element called) {
        return called instanceof ExecutableElement method && known.computeIfAbsent(method, key -> find(method));
    }

    private static boolean find(ExecutableElement method) {
        Element owner = method.getEnclosingElement();
        if (owner == null) {
            return false;
        }
        boolean ours = owner.toString().startsWith("io.shopsql.") && returns(method, owner);
        if (!ours && !owner.toString().startsWith("org.jooq.")) {
            return false;
        }
        for (Element at = method; at != null; at = at.getEnclosingElement()) {
            for (AnnotationMirror annotation : at.getAnnotationMirrors()) {
                switch (annotation
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .toString()) {
                    case "CheckReturnValue" -> {
                        return true;
                    }
                    case "CanIgnoreReturnValue" -> {
                        return false;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    /** What returns its own type is a copy with a change; what returns another has done something. */
    private static boolean returns(ExecutableElement method, Element type) {
        return !method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType() instanceof DeclaredType returned
                && returned.asElement().equals(type);
    }
}
