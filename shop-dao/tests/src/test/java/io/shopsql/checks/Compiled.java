package io.shopsql.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in this process, with the check, all in one run. */
final class Compiled {

    private static final String IMPORTS = """
            import static io.shopsql.schema.Tables.*;
            import static org.jooq.impl.DSL.*;
            import io.shopsql.checks.Unchecked;
            import io.shopsql.schema.type.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            import org.jooq.*;
            import org.jooq.Record;
            import org.jooq.impl.*;
            """;

    private Compiled() {}

    /** The errors of a method with this body, {@code db} and {@code tx} at hand. */
    static List<String> body(String body) {
        return bodies(List.of(body)).get(0);
    }

    /** The errors of each of these bodies. */
    static List<List<String>> bodies(List<String> bodies) {
        return classes(bodies.stream()
                .map(body ->
                        "class %s { Object of(DSLContext db, io.shopsql.Tx tx) throws Exception { " + body + " } }")
                .toList());
    }

    /** The errors of each of these classes, which are named {@code %s}. */
    static List<List<String>> classes(List<String> classes) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            sources.add(new Source(
                    "query.Query" + i,
                    "package query;\n" + IMPORTS + classes.get(i).formatted("Query" + i)));
        }
        Map<String, List<String>> errors = errors(sources);
        return sources.stream()
                .map(source -> errors.getOrDefault(source.getName(), List.of()))
                .toList();
    }

    /** The errors of these sources by the name of their file. */
    static Map<String, List<String>> errors(List<Source> sources, String... more) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-d", "/nowhere"));
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), "--should-stop=ifNoError=FLOW"));
        options.addAll(List.of(more));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        // the check starts by itself: it is on the class path, and there is no processor path
        javac.getTask(null, null, diagnostics, options, null, sources).call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .collect(groupingBy(
                        diagnostic -> diagnostic.getSource() == null
                                ? ""
                                : diagnostic.getSource().getName(),
                        mapping(diagnostic -> diagnostic.getMessage(Locale.ROOT), toList())));
    }

    /** The source of a class of this name. */
    static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
