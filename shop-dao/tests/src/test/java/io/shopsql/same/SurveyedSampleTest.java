package io.shopsql.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A few elements of {@link SurveyTest}, in each build. */
class SurveyedSampleTest {

    private static final Set<String> SAMPLE = Set.of(
            "Condition.and(Condition)",
            "Condition.not()",
            "DSL.boolAnd(Field)",
            "DSL.coalesce(Field,Field[])",
            "DSL.count(Field)",
            "DSL.greatest(Field,Field[])",
            "DSL.lower(Field)",
            "DSL.max(Field)",
            "DSL.nullif(Field,Field)",
            "DSL.round(Field,int)",
            "Field.eq(Field)",
            "Field.isNull()",
            "Field.like(String)",
            "Field.lt(Field)",
            "SelectUnionStep.union(Select)",
            "SortField.nullsLast()",
            "UpdateConditionStep.and(Condition)");

    @Test
    void a_sample_of_elements_answers_as_the_page_says() throws IOException {
        List<String> page =
                Page.sections().values().stream().flatMap(String::lines).toList();
        List<Rows.Row> rows = BothEngines.survey(SAMPLE::contains).rows();
        assertThat(rows.stream().map(Rows.Row::element)).containsAll(SAMPLE);
        assertThat(page).containsAll(rows.stream().map(Rows.Row::toString).toList());
    }
}
