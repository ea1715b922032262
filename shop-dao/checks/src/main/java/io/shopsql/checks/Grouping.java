package io.shopsql.checks;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are selected but not grouped, as far as one chain of calls shows them: {@code select(A, B, count())…groupBy(A)}.
 * In doubt it admits: Postgres, and the guard, decide at run time.
 */
final class Grouping {

    private static final Set<String> SELECTS = Set.of("select", "selectDistinct");

    /** The calls that end a chain: nothing can be grouped after them. */
    private static final Set<String> ENDS = Set.of("asTable", "asField", "asMultiset", "stream", "iterator", "getSQL");

    private static final Set<String> AGGREGATES = Set.of(
            "org.jooq.AggregateFunction",
            "org.jooq.AggregateFilterStep",
            "org.jooq.AggregateFunctionOfDeferredType",
            "org.jooq.OrderedAggregateFunction",
            "org.jooq.OrderedAggregateFunctionOfDeferredType");

    private static final Set<String> NAMES = Set.of("field", "as");

    /** The calls whose last argument, if it is a column, says the type alone. */
    private static final Set<String> TYPED =
            Set.of("val", "value", "inline", "param", "cast", "castNull", "coerce", "default_", "defaultValue");

    private final Use use;
    private final Set<String> grouped;
    private final List<ExpressionTree> groupedColumns;
    private boolean aggregates;

    private Grouping(Use use, List<? extends ExpressionTree> grouped) {
        this.use = use;
        this.grouped = grouped.stream().map(each -> bare(each).toString()).collect(Collectors.toSet());
        this.groupedColumns = grouped.stream()
                .<ExpressionTree>map(Grouping::bare)
                .filter(this::isColumn)
                .toList();
    }

    /** For {@code groupBy(…)}. */
    static boolean lacksSelectedColumn(Use use) {
        MethodInvocationTree select = select(use.receiver());
        Grouping grouping = new Grouping(use, use.arguments());
        boolean known = use.arguments().stream().allMatch(each -> grouping.isKnown(each));
        return select != null
                && known
                && !grouping.ungrouped(select.getArguments()).isEmpty();
    }

    /** For {@code select(…)} whose chain ends without a {@code groupBy}. */
    static boolean mixesColumnsAndAggregates(Use use) {
        if (!endsUngrouped(use.path())) {
            return false;
        }
        Grouping grouping = new Grouping(use, List.of());
        return !grouping.ungrouped(use.arguments()).isEmpty() && grouping.aggregates;
    }

    private static @Nullable MethodInvocationTree select(@Nullable ExpressionTree receiver) {
        ExpressionTree at = receiver;
        while (at instanceof MethodInvocationTree call) {
            ExpressionTree method = call.getMethodSelect();
            if (SELECTS.contains(name(method))) {
                return call;
            }
            at = method instanceof MemberSelectTree select ? select.getExpression() : null;
        }
        return null;
    }

    private static boolean endsUngrouped(TreePath select) {
        String last = "";
        TreePath at = select;
        while (at.getParentPath().getLeaf() instanceof MemberSelectTree member
                && at.getParentPath().getParentPath().getLeaf() instanceof MethodInvocationTree) {
            last = member.getIdentifier().toString();
            if (last.equals("groupBy")) {
                return false;
            }
            at = at.getParentPath().getParentPath();
        }
        return last.startsWith("fetch") || ENDS.contains(last);
    }

    private List<Tree> ungrouped(List<? extends ExpressionTree> selected) {
        List<Tree> found = new ArrayList<>();
        selected.forEach(each -> collect(each, found));
        return found;
    }

    private void collect(ExpressionTree parenthesized, List<Tree> found) {
        ExpressionTree tree = bare(parenthesized);
        if (grouped.contains(tree.toString())) {
            return;
        }
        if (isColumn(tree)) {
            if (!isOfGroupedKey(tree)) {
                found.add(tree);
            }
        } else if (tree instanceof MethodInvocationTree call) {
            collectOfCall(call, found);
        }
    }

    private void collectOfCall(MethodInvocationTree call, List<Tree> found) {
        Element method = use.elementOf(call);
        if (method == null || !isOfJooq(method) || method.getSimpleName().contentEquals("over")) {
            return; // a window, or a method that may aggregate
        }
        if (isAny(call, AGGREGATES) || name(call.getMethodSelect()).equals("filterWhere")) {
            aggregates = true;
            return;
        }
        if (call.getArguments().stream().anyMatch(each -> isAny(each, Set.of("org.jooq.Select")))) {
            return; // a subquery has its own groups
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            collect(select.getExpression(), found);
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        boolean isTyped = TYPED.contains(name(call.getMethodSelect()))
                && !arguments.isEmpty()
                && isColumn(bare(arguments.get(arguments.size() - 1)));
        arguments.subList(0, arguments.size() - (isTyped ? 1 : 0)).forEach(each -> collect(each, found));
    }

    /** Whether its table's key is grouped, as far as names tell: the other columns depend on it. */
    private boolean isOfGroupedKey(ExpressionTree column) {
        List<String> ofTable = groupedColumns.stream()
                .filter(each -> table(each).equals(table(column)))
                .map(Grouping::name)
                .toList();
        return ofTable.stream().anyMatch(each -> each.equalsIgnoreCase("id"))
                || (ofTable.size() > 1 && ofTable.stream().anyMatch(each -> each.endsWith("_ID")));
    }

    private static String table(ExpressionTree column) {
        return column instanceof MemberSelectTree select
                ? select.getExpression().toString()
                : "";
    }

    private boolean isColumn(ExpressionTree tree) {
        Element element =
                tree instanceof MemberSelectTree || tree instanceof IdentifierTree ? use.elementOf(tree) : null;
        return element != null && element.getKind() == ElementKind.FIELD && isAny(tree, Set.of("org.jooq.TableField"));
    }

    /** Whether it is a column, or an expression that is seen; not a variable, nor a name or alias, which may be any column's. */
    private boolean isKnown(ExpressionTree group) {
        ExpressionTree tree = bare(group);
        Element method = tree instanceof MethodInvocationTree ? use.elementOf(tree) : null;
        return isColumn(tree)
                || (method != null
                        && isOfJooq(method)
                        && isAny(tree, Set.of("org.jooq.Field"))
                        && !NAMES.contains(method.getSimpleName().toString()));
    }

    private boolean isAny(ExpressionTree tree, Set<String> types) {
        return Stream.ofNullable(use.typeOf(tree)).anyMatch(type -> use.isAny(type, types));
    }

    private static boolean isOfJooq(Element method) {
        return method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().toString().startsWith("org.jooq.");
    }

    private static ExpressionTree bare(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inner ? bare(inner.getExpression()) : tree;
    }

    private static String name(ExpressionTree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return tree instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
    }
}
