package io.shopsql.checks;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Writes in a lambda that is called while rows are being read, as far as one chain of calls shows them. */
final class Streaming {

    /** After these, the calls that follow in the chain read too: {@code fetchStream().forEach(…)}. */
    private static final Set<String> OPEN = Set.of("fetchStream", "fetchStreamInto", "fetchLazy", "stream");

    private static final Set<String> CHANGES =
            Set.of("org.jooq.RowCountQuery", "org.jooq.Batch", "org.jooq.DMLQuery", "org.jooq.InsertResultStep");

    private static final Set<String> OF_RECORDS = Set.of("store", "insert", "update", "delete", "merge");

    private static final Set<String> OF_CONTEXTS = Set.of(
            "executeInsert",
            "executeUpdate",
            "executeDelete",
            "batchInsert",
            "batchUpdate",
            "batchDelete",
            "batchStore");

    /** Those of the shop's DAOs; a test holds them to the DAOs. */
    static final Set<String> OF_DAOS = Set.of(
            "activate",
            "addStock",
            "anonymise",
            "cancel",
            "complete",
            "deactivate",
            "delete",
            "deletePlacedBy",
            "insert",
            "insertAll",
            "insertAllIfAbsent",
            "insertIfAbsent",
            "moveAll",
            "open",
            "place",
            "process",
            "recordAll",
            "refreshSearch",
            "refund",
            "reinstate",
            "retire",
            "setNotes",
            "setStock",
            "transfer",
            "untrackStock",
            "update",
            "upsert");

    private Streaming() {}

    static boolean writes(Use use) {
        List<ExpressionTree> callbacks = new ArrayList<>(use.arguments());
        Element method = use.elementOf(use.path().getLeaf());
        if (method != null && OPEN.contains(method.getSimpleName().toString())) {
            for (MethodInvocationTree next : following(use.path())) {
                callbacks.addAll(next.getArguments());
            }
        }
        return callbacks.stream()
                .filter(LambdaExpressionTree.class::isInstance)
                .anyMatch(lambda -> new Finder(use).isIn(lambda));
    }

    /** The calls on the result of a call, and on theirs. */
    private static List<MethodInvocationTree> following(TreePath call) {
        List<MethodInvocationTree> calls = new ArrayList<>();
        TreePath at = call;
        while (at.getParentPath().getLeaf() instanceof MemberSelectTree
                && at.getParentPath().getParentPath().getLeaf() instanceof MethodInvocationTree next) {
            calls.add(next);
            at = at.getParentPath().getParentPath();
        }
        return calls;
    }

    private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Use use;
        private boolean found;

        Finder(Use use) {
            this.use = use;
        }

        boolean isIn(Tree lambda) {
            scan(lambda, null);
            return found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree select && isWrite(call, select)) {
                found = true;
            }
            return super.visitMethodInvocation(call, null);
        }

        private boolean isWrite(MethodInvocationTree call, MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            Element method = use.elementOf(call);
            if (method == null || !(method.getEnclosingElement() instanceof TypeElement owner)) {
                return false;
            }
            if (owner.getQualifiedName().toString().startsWith("io.shopsql.")) {
                return owner.getSimpleName().toString().endsWith("Dao") && OF_DAOS.contains(name);
            }
            return (name.startsWith("execute") && isReceiver(select, CHANGES))
                    || (OF_RECORDS.contains(name) && isReceiver(select, Set.of("org.jooq.TableRecord")))
                    || (OF_CONTEXTS.contains(name) && isReceiver(select, Set.of("org.jooq.DSLContext")));
        }

        private boolean isReceiver(MemberSelectTree select, Set<String> types) {
            return Stream.ofNullable(use.typeOf(select.getExpression())).anyMatch(type -> use.isAny(type, types));
        }
    }
}
