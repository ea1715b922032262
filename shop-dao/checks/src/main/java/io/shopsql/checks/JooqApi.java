package io.shopsql.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What jOOQ and the rules say about each method, constructor and constant that a program uses: found once per symbol. Belongs
 * to one compilation.
 */
final class JooqApi {

    /** The elements of the rules by owner and name, {@code DSL.cast}. */
    private static final Map<String, List<ElementRule>> REFUSED = elements(Way.COMPILE);

    /** What is rendered for both engines, whatever jOOQ's {@code @Support} says. */
    private static final Map<String, List<ElementRule>> RENDERED = elements(Way.RENDERED);

    private final Elements elements;
    private final Types types;
    private final Map<Element, Entry> entries = new HashMap<>();
    private final Map<TypeElement, Set<TypeElement>> jooqTypes = new HashMap<>();

    JooqApi(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    private static Map<String, List<ElementRule>> elements(Way way) {
        return Rules.all().stream()
                .filter(rule -> rule.way() == way)
                .flatMap(rule -> rule.elements().stream().map(element -> ElementRule.of(rule, element)))
                .collect(groupingBy(ElementRule::method));
    }

    /**
     * @param dialects of jOOQ's {@code @Support}; null without one, empty for all
     * @param plainSql whether it takes SQL as text
     * @param rules that may refuse it
     */
    record Entry(@Nullable Set<String> dialects, boolean plainSql, List<ElementRule> rules) {

        private static final Entry NONE = new Entry(null, false, List.of());
    }

    Entry of(Element used) {
        Entry known = entries.get(used);
        if (known == null) {
            known = find(used);
            entries.put(used, known);
        }
        return known;
    }

    private Entry find(Element used) {
        if (!(used.getEnclosingElement() instanceof TypeElement owner)) {
            return Entry.NONE;
        }
        if (used instanceof ExecutableElement method) {
            return entry(declarations(method, owner));
        }
        return isJooq(owner) ? entry(List.of(used)) : Entry.NONE;
    }

    private static Entry entry(List<? extends Element> declarations) {
        if (declarations.isEmpty()) {
            return Entry.NONE;
        }
        Set<String> dialects = null;
        boolean rendered = false;
        boolean plainSql = false;
        List<ElementRule> rules = new ArrayList<>();
        for (Element declaration : declarations) {
            // an implementation may lack the annotation of its interface
            dialects = dialects == null ? Dialects.of(declaration, "org.jooq.Support") : dialects;
            plainSql |= Dialects.isAnnotated(declaration, "org.jooq.PlainSQL") && !takesNames(declaration);
            rendered |= named(RENDERED, declaration)
                    .anyMatch(rule -> rule.condition().isEmpty());
            named(REFUSED, declaration).forEach(rules::add);
        }
        if (rendered) {
            dialects = null;
        }
        return dialects == null && !plainSql && rules.isEmpty()
                ? Entry.NONE
                : new Entry(dialects, plainSql, List.copyOf(rules));
    }

    /** Whether it takes names alone, which are quoted: jOOQ annotates some of these as if they took SQL. */
    private static boolean takesNames(Element declaration) {
        String parameters = parameters(declaration);
        return parameters.equals("(Name)") || parameters.equals("(Name[])");
    }

    private static Stream<ElementRule> named(Map<String, List<ElementRule>> rules, Element declaration) {
        return rules.getOrDefault(methodName(declaration), List.of()).stream()
                .filter(rule -> rule.parameters() == null || rule.parameters().equals(parameters(declaration)));
    }

    /** {@code one-engine} with the words for this element, which may be those of the rule about its like. */
    Rule oneEngine(Element used) {
        List<? extends Element> declarations =
                used instanceof ExecutableElement method && used.getEnclosingElement() instanceof TypeElement owner
                        ? declarations(method, owner)
                        : List.of(used);
        return declarations.stream()
                .map(declaration -> OneEngine.of(methodName(declaration), parameters(declaration)))
                .filter(rule -> !rule.equals(OneEngine.GENERAL))
                .findFirst()
                .orElse(OneEngine.GENERAL);
    }

    /** The method and those of jOOQ that it overrides; none if it has nothing to do with jOOQ. */
    private List<ExecutableElement> declarations(ExecutableElement method, TypeElement owner) {
        List<ExecutableElement> found = new ArrayList<>();
        for (TypeElement type : jooqTypes(owner)) {
            for (Element member : type.getEnclosedElements()) {
                if (member == method
                        || (member instanceof ExecutableElement other
                                && other.getKind() == ElementKind.METHOD
                                && other.getSimpleName() == method.getSimpleName()
                                && elements.overrides(method, other, owner))) {
                    found.add((ExecutableElement) member);
                }
            }
        }
        if (!found.isEmpty() && !found.contains(method)) {
            found.add(0, method); // a generated table has jOOQ's annotations on its own methods
        }
        return found;
    }

    /** The type itself and its supertypes, those of jOOQ alone. */
    private Set<TypeElement> jooqTypes(TypeElement type) {
        Set<TypeElement> known = jooqTypes.get(type);
        if (known == null) {
            known = new LinkedHashSet<>();
            if (isJooq(type)) {
                known.add(type);
            }
            for (TypeMirror parent : types.directSupertypes(type.asType())) {
                if (((DeclaredType) parent).asElement() instanceof TypeElement element) {
                    known.addAll(jooqTypes(element));
                }
            }
            jooqTypes.put(type, known);
        }
        return known;
    }

    private static boolean isJooq(TypeElement type) {
        return type.getQualifiedName().toString().startsWith("org.jooq.");
    }

    private static String methodName(Element element) {
        return owner(element) + "." + name(element);
    }

    /** The name of a method or constant; that of its class for a constructor. */
    static String name(Element element) {
        return element.getKind() == ElementKind.CONSTRUCTOR
                ? owner(element)
                : element.getSimpleName().toString();
    }

    /** {@code all(Field)}. */
    static String nameAndParameters(Element element) {
        return name(element) + parameters(element);
    }

    private static String owner(Element element) {
        Element owner = element.getEnclosingElement();
        return owner == null ? "" : owner.getSimpleName().toString();
    }

    /** The erased types of the parameters by their simple names, as the rules have them. */
    private static String parameters(Element element) {
        return element instanceof ExecutableElement method
                ? method.getParameters().stream()
                        .map(parameter -> simpleName(parameter.asType()))
                        .collect(joining(",", "(", ")"))
                : "";
    }

    private static String simpleName(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return simpleName(array.getComponentType()) + "[]";
        }
        if (type instanceof TypeVariable variable) {
            return simpleName(variable.getUpperBound());
        }
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
