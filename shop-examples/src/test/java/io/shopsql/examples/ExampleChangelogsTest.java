package io.shopsql.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.schema.Migrations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleChangelogsTest {

    @ParameterizedTest
    @ValueSource(strings = {"version-1.xml", "version-2.xml"})
    void the_tables_of_an_example_behave_alike_on_both_engines(String changelog) {
        assertThat(Migrations.lint("io/shopsql/examples/changelog/" + changelog))
                .isEmpty();
    }
}
