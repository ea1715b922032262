package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fuzzer asks also compiles as source, under the check. */
class SourceTest {

    private static final int OF_A_CLASS = 50;

    @TempDir
    private Path folder;

    @Test
    void a_statement_compiles_as_it_is_printed() {
        compiles(1, OF_A_CLASS);
    }

    @Test
    @Tag("long")
    void five_hundred_statements_compile_as_they_are_printed() {
        compiles(2, 500);
    }

    private void compiles(long seed, int statements) {
        List<String> sources = new Fuzzer(seed, Admission.BY_COMPILER)
                .statements(statements)
                .map(Statement::source)
                .toList();
        List<JavaFileObject> classes = IntStream.range(0, statements / OF_A_CLASS)
                .mapToObj(i -> type("Fuzzed" + i, sources.subList(i * OF_A_CLASS, (i + 1) * OF_A_CLASS)))
                .toList();
        assertThat(errors(classes)).describedAs("seed " + seed).isEmpty();
    }

    private static JavaFileObject type(String name, List<String> sources) {
        String methods = IntStream.range(0, sources.size())
                .mapToObj(i -> "    static Object s" + i + "() {\n        return " + sources.get(i) + ";\n    }\n")
                .collect(joining("\n"));
        String text = """
                package io.shopsql.fuzzed;

                import static org.jooq.impl.DSL.*;

                import io.shopsql.schema.Tables;
                import io.shopsql.schema.type.*;
                import java.math.BigDecimal;
                import java.time.*;
                import org.jooq.*;
                import org.jooq.impl.SQLDataType;

                final class %s {
                %s}
                """.formatted(name, methods);
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private List<String> errors(List<JavaFileObject> classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String path = System.getProperty("java.class.path");
        List<String> options =
                List.of("-d", folder.toString(), "-classpath", path, "-processorpath", path, "-proc:none");
        javac.getTask(null, null, found, options, null, classes).call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }
}
