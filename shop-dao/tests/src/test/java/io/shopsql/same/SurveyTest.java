package io.shopsql.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.Constants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs what jOOQ admits on both engines and compares it with {@code docs/same-answers.md}, which it writes with {@code
 * -Dsame.write=true}; {@code -Dsame.part=STEPS} for one part. On every version of jOOQ, nothing differs or fails.
 */
@Tag("long")
class SurveyTest {

    private static final int FEWEST = 400;

    /** The version of jOOQ that the page is about; another has other methods. */
    private static final String PAGE_OF = "3.19";

    @ParameterizedTest
    @EnumSource(Part.class)
    void every_element_answers_as_the_page_says(Part part) throws IOException {
        if (!System.getProperty("same.part", part.name()).equals(part.name())) {
            return;
        }
        BothEngines.Result result = BothEngines.survey(part::has);
        if (Constants.MINOR_VERSION.equals(PAGE_OF)) {
            compareWithPage(part, result);
        }
        assertThat(result.rows()).filteredOn(row -> row.what().isOpen()).isEmpty();
    }

    private static void compareWithPage(Part part, BothEngines.Result result) throws IOException {
        String fresh = Page.section(result.survey(), result.rows());
        Map<Part, String> sections = Page.sections();
        if (Boolean.getBoolean("same.write")) {
            sections.put(part, fresh);
            Page.write(sections);
            sections = Page.sections();
        }
        // first as lists of what changed, since a difference of two long texts tells nothing
        List<String> page = sections.getOrDefault(part, "").lines().toList();
        List<String> now = fresh.lines().toList();
        assertThat(without(now, page)).as("new in this run").isEmpty();
        assertThat(without(page, now)).as("only on the page").isEmpty();
        assertThat(now).isEqualTo(page);
    }

    @Test
    void no_part_is_missing_and_there_are_enough_elements() throws IOException {
        Map<Part, String> sections = Page.sections();
        assertThat(sections).containsOnlyKeys(Part.values());
        assertThat(String.join("", sections.values()).lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(FEWEST);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(new HashSet<>(others));
        return left;
    }
}
