package io.shopsql.internal;

import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions after a commit. */
final class AfterCommit {

    private static final Logger log = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {}

    /** Runs all actions even if some throw; then throws the first error unchanged, with the others suppressed in it. */
    static void runAll(Iterator<Runnable> actions) {
        while (actions.hasNext()) {
            try {
                actions.next().run();
            } catch (Throwable first) {
                log.error("an action after the commit failed; the transaction stays committed");
                try {
                    runAll(actions);
                } catch (Throwable later) {
                    if (later != first) {
                        first.addSuppressed(later);
                    }
                }
                throw first;
            }
        }
    }
}
