package io.shopsql.command;

import io.shopsql.copy.CopyProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for each phase of a copy, on stderr; none without a terminal. */
final class CopyBar implements CopyProgress, AutoCloseable {

    private final boolean shown;
    private @Nullable Phase phase;
    private @Nullable ProgressBar bar;

    private CopyBar(boolean shown) {
        this.shown = shown;
    }

    static CopyBar ifTerminal() {
        return new CopyBar(TerminalProgress.isTerminal());
    }

    @Override
    public void at(Phase now, long rows, long all) {
        if (!shown) {
            return;
        }
        if (bar == null || now != phase) {
            close();
            phase = now;
            bar = new ProgressBarBuilder()
                    .setTaskName(now == Phase.COPYING ? "Copying" : "Checking")
                    .setInitialMax(all)
                    .setUnit(" rows", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        bar.stepTo(rows);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
