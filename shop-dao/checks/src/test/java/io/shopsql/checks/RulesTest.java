package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of rules. */
class RulesTest {

    @Test
    void a_name_is_that_of_one_rule() {
        assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates().isNotEmpty();
        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(Rules.named(rule.name())).contains(rule));
        assertThat(Rules.named("no-such-rule")).isEmpty();
    }

    @Test
    void an_element_is_found_with_and_without_its_parameters() {
        Rule loader = Rules.named("loader").orElseThrow();
        assertThat(Rules.ofElement("DSLContext.loadInto")).contains(loader);
        assertThat(Rules.ofElement("DSLContext.loadInto(Table)")).contains(loader);
        assertThat(Rules.ofElement("DSLContext.load")).isEmpty();
        assertThat(Rules.ofElement("Field.repeat")).isEmpty();
        assertThat(Rules.ofElement("Field.repeat [of money]"))
                .contains(Rules.named("money-arithmetic").orElseThrow());
    }

    @Test
    void an_element_is_a_method_with_a_condition_that_the_compiler_check_knows() {
        assertThat(Rules.all())
                .flatExtracting(Rule::elements)
                .allSatisfy(element -> assertThat(element)
                        .matches("[A-Z]\\w*\\.\\w+(\\((\\w+(\\[])?(,\\w+(\\[])?)*)?\\))?( \\[[^\\[\\]]+])?"));
        assertThat(Rules.all())
                .filteredOn(rule -> rule.way() == Way.COMPILE)
                .allSatisfy(rule -> rule.elements().stream()
                        .map(element -> ElementRule.of(rule, element).condition())
                        .filter(condition -> !condition.isEmpty())
                        .forEach(condition -> assertThatCode(() -> Conditions.named(condition))
                                .doesNotThrowAnyException()));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Conditions.named("on full moon"));
    }

    @Test
    void what_is_refused_has_a_way_to_go_on() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Rule("a", Way.COMPILE, Set.of(), Set.of(), "why", ""))
                .withMessageContaining("needs a way to go on");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Rule("A b", Way.COMPILE, Set.of(), Set.of(), "why", "instead"))
                .withMessageContaining("lower case");
        assertThat(Rules.named("loader").orElseThrow().message())
                .contains("; next: ")
                .doesNotEndWith(".");
    }
}
