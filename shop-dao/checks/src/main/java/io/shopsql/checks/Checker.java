package io.shopsql.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Walks a class and reports each use of jOOQ's API that a rule refuses. */
final class Checker extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final Types types;
    private final JooqApi api;
    private final DroppedResult dropped;
    private final CompilationUnitTree file;
    private final Elements elements;

    private Scope scope;

    Checker(
            JavacTask task,
            Trees trees,
            JooqApi api,
            DroppedResult dropped,
            Scope outermost,
            CompilationUnitTree file) {
        this.trees = trees;
        this.types = task.getTypes();
        this.elements = task.getElements();
        this.api = api;
        this.dropped = dropped;
        this.file = file;
        scope = outermost;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        Element element = trees.getElement(getCurrentPath());
        if (element == null || isGenerated(element)) {
            return null;
        }
        if (getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree) {
            scope = scope.inside(elements.getPackageOf(element), wrong -> report(wrong, type));
        }
        return inside(element, type, () -> super.visitClass(type, null));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
        return inside(trees.getElement(getCurrentPath()), method, () -> super.visitMethod(method, null));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        return variable.getModifiers().getAnnotations().isEmpty()
                ? super.visitVariable(variable, null)
                : inside(trees.getElement(getCurrentPath()), variable, () -> super.visitVariable(variable, null));
    }

    private @Nullable Void inside(@Nullable Element element, Tree tree, Supplier<@Nullable Void> visit) {
        Scope outer = scope;
        if (element != null) {
            scope = scope.inside(element, wrong -> report(wrong, tree));
        }
        visit.get();
        scope = outer;
        return null;
    }

    /** By its annotation, or by the {@code @SuppressWarnings("all")} of jOOQ's generator, which may leave that out. */
    private static boolean isGenerated(Element element) {
        SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
        return (suppressed != null && List.of(suppressed.value()).contains("all"))
                || element.getAnnotationMirrors().stream()
                        .map(AnnotationMirror::getAnnotationType)
                        .anyMatch(type -> type.asElement().getSimpleName().contentEquals("Generated"));
    }

    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void none) {
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        ExpressionTree method = call.getMethodSelect();
        check(method, method instanceof MemberSelectTree select ? select.getExpression() : null, call.getArguments());
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree statement, @Nullable Void none) {
        if (statement.getExpression() instanceof MethodInvocationTree call) {
            Element called = trees.getElement(new TreePath(getCurrentPath(), call));
            if (called != null && dropped.matters(called)) {
                refuse(named("dropped-result"), JooqApi.name(called), call.getMethodSelect());
            }
        }
        return super.visitExpressionStatement(statement, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void none) {
        check(reference, reference.getQualifierExpression(), List.of());
        return super.visitMemberReference(reference, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void none) {
        check(creation, null, creation.getArguments());
        return super.visitNewClass(creation, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
        checkConstant(select);
        return super.visitMemberSelect(select, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void none) {
        checkConstant(identifier);
        return super.visitIdentifier(identifier, null);
    }

    private void checkConstant(ExpressionTree tree) {
        Element used = trees.getElement(getCurrentPath());
        if (used != null && (used.getKind() == ElementKind.FIELD || used.getKind() == ElementKind.ENUM_CONSTANT)) {
            check(tree, null, List.of());
        }
    }

    private void check(
            ExpressionTree where, @Nullable ExpressionTree receiver, List<? extends ExpressionTree> arguments) {
        TreePath path = getCurrentPath();
        if (arguments.stream().anyMatch(argument -> isErroneous(new TreePath(path, argument)))) {
            return; // javac has refused it, and has taken any overload
        }
        Element used = trees.getElement(path);
        JooqApi.Entry entry = used == null ? null : api.of(used);
        if (used == null || entry == null) {
            return;
        }
        String lacking = lacking(entry.dialects());
        if (lacking != null && goesOn(receiver, api.oneEngine(used))) {
            return;
        }
        if (lacking != null
                && refuse(
                        api.oneEngine(used),
                        overload(used) + " (" + lacking + (lacking.contains(" and ") ? " lack" : " lacks") + " it)",
                        where)) {
            return;
        }
        if (!scope.isForBoth() || (entry.plainSql() && refuse(named("plain-sql"), JooqApi.name(used), where))) {
            return;
        }
        if (!entry.rules().isEmpty()) {
            Use use = new Use(trees, types, path, receiver, arguments);
            for (ElementRule rule : entry.rules()) {
                String what = rule.parameters() == null ? JooqApi.name(used) : JooqApi.nameAndParameters(used);
                if (rule.refuses(use) && refuse(rule.rule(), what, where)) {
                    return; // javac reports one error a place
                }
            }
        }
    }

    private boolean isErroneous(TreePath tree) {
        TypeMirror type = trees.getTypeMirror(tree);
        return type != null && type.getKind() == TypeKind.ERROR;
    }

    /** Whether a statement is refused where it begins already, for the same reason: one error is enough. */
    private boolean goesOn(@Nullable ExpressionTree receiver, Rule rule) {
        if (!(receiver instanceof MethodInvocationTree call)) {
            return false;
        }
        Element called = trees.getElement(new TreePath(getCurrentPath(), call));
        JooqApi.Entry entry = called == null ? null : api.of(called);
        return called != null
                && entry != null
                && lacking(entry.dialects()) != null
                && api.oneEngine(called).instead().equals(rule.instead());
    }

    /** The engine that a program needs and jOOQ does not support; null if there is none. */
    private @Nullable String lacking(@Nullable Set<String> dialects) {
        return dialects == null
                ? null
                : scope.engines().stream()
                        .filter(engine -> !Dialects.include(dialects, engine))
                        .sorted()
                        .map(Dialects::name)
                        .reduce((one, other) -> one + " and " + other)
                        .orElse(null);
    }

    /** With its parameters if an overload of it is on both engines. */
    private String overload(Element used) {
        Element owner = used.getEnclosingElement();
        boolean only = owner != null
                && owner.getEnclosedElements().stream()
                        .filter(other ->
                                other.getKind() == ElementKind.METHOD && other.getSimpleName() == used.getSimpleName())
                        .anyMatch(other -> lacking(api.of(other).dialects()) == null);
        return only ? JooqApi.nameAndParameters(used) : JooqApi.name(used);
    }

    /** Reports it, unless it is suppressed. */
    private boolean refuse(Rule rule, String what, Tree where) {
        if (scope.suppressed().contains(rule.name())) {
            return false;
        }
        report("[shopsql:" + rule.name() + "] " + what + ": " + rule.message() + ".", where);
        return true;
    }

    private static Rule named(String rule) {
        return Rules.named(rule).orElseThrow();
    }

    private void report(String message, Tree where) {
        trees.printMessage(Diagnostic.Kind.ERROR, message, where, file);
    }
}
