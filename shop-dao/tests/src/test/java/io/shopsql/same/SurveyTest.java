package io.shopsql.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs what jOOQ admits on both engines and compares it with {@code docs/same-answers.md}, which it writes with {@code
 * -Dsame.write=true}.
 */
@Tag("long")
class SurveyTest {

    private static final int FEWEST = 400;

    @Test
    void every_element_answers_as_the_page_says() throws IOException {
        BothEngines.Result result = BothEngines.survey(name -> true);
        String fresh = Page.of(result.survey(), result.rows());
        if (Boolean.getBoolean("same.write")) {
            Page.write(fresh);
        }
        assertThat(result.rows().stream().map(Rows.Row::element).distinct()).hasSizeGreaterThan(FEWEST);
        // first as lists of what changed, since a difference of two long texts tells nothing
        List<String> page = lines(Page.read());
        List<String> now = lines(fresh);
        assertThat(without(now, page)).as("new in this run").isEmpty();
        assertThat(without(page, now)).as("only on the page").isEmpty();
        assertThat(now).isEqualTo(page);
    }

    private static List<String> lines(String page) {
        return Arrays.asList(page.split("\n"));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(new java.util.HashSet<>(others));
        return left;
    }
}
