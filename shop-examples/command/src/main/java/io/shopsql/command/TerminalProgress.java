package io.shopsql.command;

import io.shopsql.imports.Progress;
import java.io.Console;
import java.io.InputStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr; none without a terminal. */
final class TerminalProgress implements Progress {

    private static final int MEGABYTE = 1024 * 1024;

    private TerminalProgress() {}

    static Progress ifTerminal() {
        return isTerminal() ? new TerminalProgress() : Progress.NONE;
    }

    static boolean isTerminal() {
        return isTerminal(System.console());
    }

    /** Up to Java 21, System.console() is null without a terminal; from Java 22 on, isTerminal() decides. */
    private static boolean isTerminal(@Nullable Console console) {
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public InputStream watch(InputStream file, String phase, long bytes) {
        return ProgressBar.wrap(
                file,
                new ProgressBarBuilder()
                        .setTaskName(phase)
                        .setInitialMax(bytes)
                        .setUnit(" MB", MEGABYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200));
    }
}
