package io.shopsql.command;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.ShopException;
import io.shopsql.imports.ImportRefused;
import io.shopsql.output.NotWritten;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints an error in one line, what happened and what to do next, and chooses the exit code. If a file has several problems,
 * each is printed first, on a line of its own.
 */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Shell shell;
    private final Database database;

    Errors(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        if (error instanceof ShopException known) {
            tell(known.what(), known.next());
        } else if (error instanceof ImportRefused refused) {
            refused.problems().forEach(problem -> shell.err().println("shop: " + problem));
            tell(refused.what(), refused.next());
        } else if (error instanceof NotWritten refused) {
            tell(refused.what(), refused.next());
        } else {
            // its message may contain data
            tell("Unexpected " + error.getClass().getName() + ".", "run it again with --verbose and report it.");
        }
        if (database.verbose()) {
            error.printStackTrace(shell.err());
        }
        return error instanceof BadConfiguration || error instanceof InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        List<String> names = List.copyOf(command.getSubcommands().keySet());
        if (error instanceof UnmatchedArgumentException unmatched
                && !names.isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            tell(
                    "'" + name + "' has no command '" + unmatched.getUnmatched().get(0) + "'.",
                    "use one of " + String.join(", ", names) + ".");
        } else {
            String what = String.valueOf(error.getMessage());
            tell(what.endsWith(".") ? what : what + ".", "see " + name + " --help.");
        }
        return ExitCode.USAGE;
    }

    /** The exit code; a failure if stdout did not accept all output, unless the reader closed the pipe. */
    int afterPrinting(int code) {
        if (!shell.out().checkError() || (shell.out() instanceof PipedOutput pipe && pipe.isPipeClosed())) {
            return code;
        }
        tell("The output could not be written.", "check where stdout goes: is a disk full?");
        return code == ExitCode.OK ? ExitCode.SOFTWARE : code;
    }

    private void tell(String what, String next) {
        String line = "shop: " + what + " Next: " + next;
        shell.err().println(line.replaceAll("\\s*\\R\\s*", " "));
    }
}
