package io.shopsql.schema.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A javac plugin that refuses jOOQ's own arithmetic on money columns. jOOQ's {@code mul}, {@code plus} and the like
 * convert the operand to the type of the field first: {@code PRODUCTS.PRICE.mul(0.5)} compiles and is 0. {@link
 * io.shopsql.schema.type.MoneySql} is correct on both engines.
 *
 * <p>javac starts it automatically if this jar is on the processor path, or on the class path without a processor path.
 * No options.
 */
public final class MoneyArithmetic implements Plugin {

    private static final String MONEY = "io.shopsql.schema.type.Money";
    private static final String FIELD = "org.jooq.Field";

    /**
     * The methods of every jOOQ field that are wrong on money. Correct ones: abs, neg, sign, min, max, count and
     * windows.
     */
    private static final Set<String> ARITHMETIC = Set.of(
            "add",
            "plus",
            "sub",
            "subtract",
            "minus",
            "mul",
            "multiply",
            "times",
            "div",
            "divide",
            "mod",
            "modulo",
            "rem",
            "pow",
            "power",
            "bitAnd",
            "bitNand",
            "bitNor",
            "bitNot",
            "bitOr",
            "bitXNor",
            "bitXor",
            "shl",
            "shr",
            "sum",
            "sumOver",
            "avg",
            "avgOver",
            "median",
            "stddevPop",
            "stddevPopOver",
            "stddevSamp",
            "stddevSampOver",
            "varPop",
            "varPopOver",
            "varSamp",
            "varSampOver",
            "ceil",
            "floor",
            "round",
            "sqrt",
            "exp",
            "ln",
            "log",
            "acos",
            "asin",
            "atan",
            "atan2",
            "cos",
            "cosh",
            "cot",
            "coth",
            "sin",
            "sinh",
            "tan",
            "tanh",
            "deg",
            "rad",
            "concat",
            "repeat",
            "lpad",
            "rpad");

    @Override
    public String getName() {
        return "MoneyArithmetic";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... options) {
        Trees trees = Trees.instance(task);
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                TypeElement type = event.getTypeElement();
                TreePath path = event.getKind() == TaskEvent.Kind.ANALYZE && type != null ? trees.getPath(type) : null;
                if (path != null) {
                    new Scanner(trees, task.getTypes(), path.getCompilationUnit()).scan(path, null);
                }
            }
        });
    }

    /** Checks each method call and method reference on a money column. */
    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final Types types;
        private final CompilationUnitTree file;

        Scanner(Trees trees, Types types, CompilationUnitTree file) {
            this.trees = trees;
            this.types = types;
            this.file = file;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
            check(select, select.getExpression(), select.getIdentifier().toString());
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void none) {
            check(
                    reference,
                    reference.getQualifierExpression(),
                    reference.getName().toString());
            return super.visitMemberReference(reference, null);
        }

        private void check(Tree where, Tree receiver, String method) {
            if (ARITHMETIC.contains(method)) {
                Element called = trees.getElement(getCurrentPath());
                TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), receiver));
                if (called instanceof ExecutableElement && type != null && isFieldOfMoney(type)) {
                    trees.printMessage(
                            Diagnostic.Kind.ERROR,
                            "[MoneyArithmetic] " + method + "() on a column of money works on the number of"
                                    + " ten-thousandths; use MoneySql",
                            where,
                            file);
                }
            }
        }

        private boolean isFieldOfMoney(TypeMirror type) {
            if (type instanceof DeclaredType declared && isNamed(declared, FIELD)) {
                return declared.getTypeArguments().stream().anyMatch(argument -> isMoney(argument));
            }
            return switch (type.getKind()) {
                case DECLARED, TYPEVAR, INTERSECTION ->
                    types.directSupertypes(type).stream().anyMatch(this::isFieldOfMoney);
                default -> false;
            };
        }

        private static boolean isMoney(@Nullable TypeMirror argument) {
            if (argument instanceof WildcardType wildcard) {
                return isMoney(wildcard.getExtendsBound());
            }
            if (argument instanceof TypeVariable variable) {
                return isMoney(variable.getUpperBound());
            }
            return argument instanceof DeclaredType declared && isNamed(declared, MONEY);
        }

        private static boolean isNamed(DeclaredType type, String name) {
            return type.asElement() instanceof TypeElement element
                    && element.getQualifiedName().contentEquals(name);
        }
    }
}
