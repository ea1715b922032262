package io.shopsql.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * The compiler check: a javac plugin that refuses jOOQ queries which one of SQLite and Postgres cannot run, or for which the
 * two have different answers. The rules are {@link Rules}; {@link Unchecked} suppresses one of them.
 *
 * <p>javac starts it automatically if this jar is on the processor path, or on the class path of a compilation without a
 * processor path. {@code -Xplugin:ShopChecks off} switches it off for a compilation, {@code -Xplugin:ShopChecks off like loader}
 * these rules alone. Generated classes are left out ({@code @Generated}, or {@code @SuppressWarnings("all")} as jOOQ's generator
 * writes it).
 */
public final class ShopChecks implements Plugin {

    @Override
    public String getName() {
        return "ShopChecks";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... options) {
        if (options.length == 1 && options[0].equals("off")) {
            return;
        }
        Scope outermost = Scope.without(rulesThatAreOff(options));
        Trees trees = Trees.instance(task);
        JooqApi api = new JooqApi(task.getElements(), task.getTypes());
        DroppedResult dropped = new DroppedResult();
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                TypeElement type = event.getTypeElement();
                TreePath path = event.getKind() == TaskEvent.Kind.ANALYZE && type != null ? trees.getPath(type) : null;
                if (path != null && path.getLeaf() instanceof ClassTree) {
                    new Checker(task, trees, api, dropped, outermost, path.getCompilationUnit()).scan(path, null);
                }
            }
        });
    }

    private static List<String> rulesThatAreOff(String... options) {
        if (options.length == 0) {
            return List.of();
        }
        List<String> rules = Arrays.asList(options).subList(1, options.length);
        if (!options[0].equals("off")
                || !rules.stream().allMatch(rule -> Rules.named(rule).isPresent())) {
            throw new IllegalArgumentException(
                    "-Xplugin:ShopChecks takes off, or off and the names of rules, was " + String.join(" ", options));
        }
        return rules;
    }
}
