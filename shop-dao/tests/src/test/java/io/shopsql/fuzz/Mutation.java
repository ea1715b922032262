package io.shopsql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A source of the library without one of its rules or rewritings.
 *
 * @param file below the sources of shop-dao
 * @param text a regular expression that matches once
 * @param instead what stands in its place
 */
record Mutation(String name, String file, String text, String instead) {

    private static final Path SOURCES = Path.of("../src/main/java/io/shopsql/internal/same");

    /** A family of rewritings without those of one part of a query. */
    static Mutation withoutRewriting(String family, String part) {
        return new Mutation(
                family + " without " + part,
                family + ".java",
                "(?m)^        registry\\s*\\.[^;]*?\\b" + part + "\\.class(?s:.*?);$(?=\\s^(?: {8}\\S| {4}\\}))",
                "");
    }

    /** A family of rewritings that no longer refuses by a rule. */
    static Mutation withoutRefusal(String family, String rule) {
        return new Mutation(
                family + " without the rule " + rule,
                family + ".java",
                "throw Refusal\\.of\\(\"" + rule + "\"\\);",
                "");
    }

    /** A rule that is no longer kept by the parts that it names. */
    static Mutation withoutParts(String... rules) {
        return new Mutation(
                "no part refused by " + String.join(", ", rules),
                "Refusing.java",
                "if \\(!rule\\.instead\\(\\)\\.isEmpty\\(\\)\\)",
                "if (!rule.instead().isEmpty() && !java.util.Set.of(\"" + String.join("\", \"", rules)
                        + "\").contains(rule.name()))");
    }

    /** Compiles the changed source into the folder. */
    void compile(Path folder, String classPath) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        Pattern pattern = Pattern.compile(text);
        List<MatchResult> matches = pattern.matcher(source).results().toList();
        assertThat(matches).describedAs(name).hasSize(1);
        Path changed = folder.resolve(file);
        Files.writeString(
                changed, pattern.matcher(source).replaceFirst(java.util.regex.Matcher.quoteReplacement(instead)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d", folder.toString(), "-cp", classPath, "-proc:none", "-processorpath", folder.toString());
            boolean compiled = javac.getTask(null, files, null, options, null, files.getJavaFileObjects(changed))
                    .call();
            assertThat(compiled).describedAs(name).isTrue();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
