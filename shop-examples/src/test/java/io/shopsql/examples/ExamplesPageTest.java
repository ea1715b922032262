package io.shopsql.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the examples and the examples agree. */
class ExamplesPageTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path MAINS = Path.of("src/main/java/io/shopsql/examples");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    /** In every folder and in the command line: {@code io.shopsql.examples.ContactBook}. */
    private static final Pattern CLASS_NAME = Pattern.compile("io\\.shopsql\\.examples\\.([A-Z]\\w+)");

    @Test
    void every_example_is_on_the_page_and_in_the_list() throws IOException {
        String page = Files.readString(DOCS.resolve("examples.md"));
        List<String> titles =
                Arrays.stream(Example.values()).map(Example::title).toList();
        for (String main : mains()) {
            assertThat(page).contains("[" + main + "](../shop-examples/" + MAINS + "/" + main + ".java)");
            assertThat(titles)
                    .contains(main.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
        }
        assertThat(titles).hasSameSizeAs(mains());
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples.md", "from-python.md"})
    void whatever_a_page_links_or_names_is_there(String name) throws IOException {
        String page = Files.readString(DOCS.resolve(name));
        List<String> links =
                LINK.matcher(page).results().map(link -> link.group(1)).toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
        List<String> classes =
                CLASS_NAME.matcher(page).results().map(named -> named.group(1)).toList();
        assertThat(mains()).containsAll(classes);
    }

    @Test
    void the_readme_leads_to_both_pages() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains("(docs/examples.md)", "(docs/from-python.md)");
    }

    private static List<String> mains() throws IOException {
        try (Stream<Path> files = Files.list(MAINS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isMain(file))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMain(Path file) {
        try {
            return Files.readString(file).contains("public static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
