package io.shopsql.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stdout, stderr and environment of the command. Always UTF-8, whatever the default charset.
 *
 * @param environment the value of an environment variable; null if not set
 */
record Shell(PrintWriter out, PrintWriter err, Function<String, @Nullable String> environment) {

    static Shell system() {
        return new Shell(
                PipedOutput.to(new FileOutputStream(FileDescriptor.out)),
                PipedOutput.to(new FileOutputStream(FileDescriptor.err)),
                System::getenv);
    }
}
