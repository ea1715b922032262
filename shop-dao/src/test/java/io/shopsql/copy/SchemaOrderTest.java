package io.shopsql.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.schema.DefaultSchema;
import java.util.List;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

class SchemaOrderTest {

    @Test
    void every_table_comes_once_and_after_those_that_it_points_to() {
        List<Table<?>> order = SchemaOrder.TABLES;
        assertThat(order).containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables());
        for (Table<?> table : order) {
            assertThat(table.getReferences())
                    .as(table.getName())
                    .allSatisfy(reference -> assertThat(
                                    order.indexOf(reference.getKey().getTable()))
                            .isLessThan(order.indexOf(table)));
        }
    }

    @Test
    void every_table_has_a_key() {
        assertThat(SchemaOrder.TABLES)
                .allSatisfy(table -> assertThat(SchemaOrder.keyOf(table)).isNotEmpty());
    }
}
