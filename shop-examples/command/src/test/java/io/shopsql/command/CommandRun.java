package io.shopsql.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;

/**
 * What the command answered.
 *
 * @param exitCode 0, 1 or 2
 */
record CommandRun(int exitCode, String out, String err) {

    /** Runs the command in this process, with an environment of its own. */
    static CommandRun shop(Map<String, String> environment, Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(new PrintWriter(out, true), new PrintWriter(err, true), environment::get);
        int exitCode = ShopCommand.in(shell)
                .execute(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    static CommandRun shop(Object... args) {
        return shop(Map.of(), args);
    }
}
