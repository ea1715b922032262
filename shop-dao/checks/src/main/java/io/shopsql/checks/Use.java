package io.shopsql.checks;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * One use of jOOQ's API in a program: a call, a method reference, a constructor, a constant.
 *
 * @param path to the use
 * @param receiver what the method is called on; null for a static import, a constructor and the like
 * @param arguments none for a method reference
 */
record Use(
        Trees trees,
        Types types,
        TreePath path,
        @Nullable ExpressionTree receiver,
        List<? extends ExpressionTree> arguments) {

    @Nullable
    Element elementOf(Tree tree) {
        return trees.getElement(new TreePath(path, tree));
    }

    @Nullable
    TypeMirror typeOf(@Nullable Tree tree) {
        return tree == null ? null : trees.getTypeMirror(new TreePath(path, tree));
    }

    /** The first type argument that a tree's type gives to a generic type: {@code T} of a {@code Field<T>}; else null. */
    @Nullable
    String typeArgument(@Nullable Tree tree, String generic) {
        TypeMirror type = typeOf(tree);
        return type == null ? null : nameOf(argument(type, generic));
    }

    /** The first type argument of a generic type; null if the type is none of it. */
    @Nullable
    TypeMirror argument(@Nullable TypeMirror type, String generic) {
        if (type instanceof DeclaredType declared && generic.equals(nameOf(declared))) {
            return declared.getTypeArguments().isEmpty()
                    ? null
                    : declared.getTypeArguments().get(0);
        }
        if (type == null) {
            return null;
        }
        switch (type.getKind()) {
            case DECLARED, TYPEVAR, INTERSECTION -> {
                for (TypeMirror parent : types.directSupertypes(type)) {
                    TypeMirror found = argument(parent, generic);
                    if (found != null) {
                        return found;
                    }
                }
                return null;
            }
            default -> {
                return null;
            }
        }
    }

    /** Whether a type is one of these, or a subtype. */
    boolean isAny(TypeMirror type, Set<String> names) {
        String name = nameOf(type);
        if (name != null && names.contains(name)) {
            return true;
        }
        return switch (type.getKind()) {
            case DECLARED, TYPEVAR, INTERSECTION ->
                types.directSupertypes(type).stream().anyMatch(parent -> isAny(parent, names));
            default -> false;
        };
    }

    /** The qualified name of a type, or of its upper bound. */
    static @Nullable String nameOf(@Nullable TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            return nameOf(wildcard.getExtendsBound());
        }
        if (type instanceof TypeVariable variable) {
            return nameOf(variable.getUpperBound());
        }
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : null;
    }
}
