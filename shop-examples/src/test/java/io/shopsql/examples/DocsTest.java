package io.shopsql.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages under docs, held to what they show and name. */
class DocsTest {

    private static final Path ROOT = Path.of("..");

    /** Each block under a line {@code <!-- example: FILE -->} is the end of that file, from its type or its imports on. */
    @Test
    void examples_are_those_that_are_run() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path page : pages()) {
            Matcher examples = blocks("example", "java", page);
            while (examples.find()) {
                assertThat(Files.readString(ROOT.resolve(examples.group(1)))).endsWith("\n" + examples.group(2));
                assertThat(examples.group(2))
                        .containsPattern("^((import [\\w.]+;|@\\w+)?\n)*(public )?(class|record) ");
                shown.add(examples.group(1));
            }
        }
        assertThat(shown).hasSize(5);
    }

    /** Each block under a line {@code <!-- fragment: FILE -->} stands in that file, there or further to the right. */
    @Test
    void fragments_are_those_that_are_built() throws IOException {
        int shown = 0;
        for (Path page : pages()) {
            Matcher fragments = blocks("fragment", "xml", page);
            while (fragments.find()) {
                assertThat(withoutIndent(filtered(Files.readString(ROOT.resolve(fragments.group(1))))))
                        .contains(withoutIndent(fragments.group(2)));
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void links_lead_to_files_that_are_there() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)").matcher(Files.readString(page));
            while (links.find()) {
                if (!Files.exists(page.resolveSibling(links.group(1)))) {
                    broken.add(page + " -> " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static Matcher blocks(String kind, String language, Path page) throws IOException {
        return Pattern.compile("<!-- " + kind + ": (\\S+) -->\n```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page));
    }

    /** With the versions of the parent pom, as the invoker plugin puts them in. */
    private static String filtered(String pom) throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        return Pattern.compile("@([\\w.-]+)@").matcher(pom).replaceAll(reference -> {
            String name = reference.group(1).equals("project.version") ? "version" : reference.group(1);
            Matcher value =
                    Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<").matcher(parent);
            assertThat(value.find()).describedAs(name).isTrue();
            return Matcher.quoteReplacement(value.group(1));
        });
    }

    private static String withoutIndent(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
