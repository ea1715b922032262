package io.shopsql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.copy.ShopCopy;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy takes every column of every table with it. */
@EveryDatabase
class ColumnsCopiedTest {

    @AutoClose
    private final TestShop source;

    ColumnsCopiedTest(TestDatabase database) {
        source = database.emptyShop();
        FilledShop.fill(source, false);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_column_is_copied(TestDatabase to) {
        try (TestShop target = to.emptyShop()) {
            ShopCopy.from(source.shop()).to(target.shop()).run();
            Map<String, Object> before = FilledShop.values(source);
            assertThat(before.keySet().stream()
                            .map(place -> place.substring(0, place.indexOf(' ')))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                            .flatMap(ColumnsCopiedTest::columns)
                            .toList());
            assertThat(before).doesNotContainValue(null);
            assertThat(FilledShop.values(target)).containsExactlyInAnyOrderEntriesOf(before);
        }
    }

    private static Stream<String> columns(Table<?> table) {
        return Stream.of(table.fields()).map(column -> table.getName() + "." + column.getName());
    }
}
