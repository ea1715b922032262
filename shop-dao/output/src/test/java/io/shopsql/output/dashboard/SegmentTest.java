package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.error.InvalidInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

    @Test
    void each_pair_of_scores_is_in_exactly_one_segment() {
        Map<Segment, Integer> pairs = new EnumMap<>(Segment.class);
        for (int r = 1; r <= 5; r++) {
            for (int fm = 1; fm <= 5; fm++) {
                int recency = r;
                int value = fm;
                assertThat(Arrays.stream(Segment.values()).filter(s -> s.holds(recency, value)))
                        .as("r %d, fm %d", r, fm)
                        .containsExactly(Segment.at(r, fm));
                pairs.merge(Segment.at(r, fm), 1, Integer::sum);
            }
        }
        assertThat(pairs).containsOnlyKeys(Segment.values());
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, CHAMPIONS",
        "5, 3, 4, CHAMPIONS", // the mean of 3 and 4 is rounded up
        "5, 2, 4, POTENTIAL_LOYALISTS",
        "4, 5, 5, LOYAL",
        "3, 4, 4, LOYAL",
        "5, 1, 1, NEW",
        "5, 1, 2, POTENTIAL_LOYALISTS",
        "4, 1, 1, PROMISING",
        "3, 3, 3, NEED_ATTENTION",
        "3, 1, 2, ABOUT_TO_SLEEP",
        "2, 5, 5, CANNOT_LOSE",
        "1, 4, 5, CANNOT_LOSE",
        "2, 4, 4, AT_RISK",
        "1, 2, 3, AT_RISK",
        "2, 2, 2, HIBERNATING",
        "1, 1, 1, HIBERNATING"
    })
    void scores_have_the_customary_names(int r, int f, int m, Segment segment) {
        assertThat(Segment.of(r, f, m)).isSameAs(segment);
    }

    @Test
    void a_rule_names_its_scores() {
        assertThat(Segment.POTENTIAL_LOYALISTS.rule()).isEqualTo("r 4–5, fm 2–3");
        assertThat(Segment.NEW.rule()).isEqualTo("r 5, fm 1");
    }

    @Test
    void other_scores_are_refused() {
        assertThatThrownBy(() -> Segment.at(0, 3)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Segment.at(6, 3)).isInstanceOf(InvalidInput.class);
    }
}
