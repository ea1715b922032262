package io.shopsql.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.columns.Ways.Way;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path that writes a table writes every column of it: a column that one of them forgets is named. */
@EveryDatabase
class ColumnsWrittenTest {

    private static final Set<Path> WRITING = EnumSet.range(Path.INSERT, Path.UPDATE);

    @AutoClose
    private final TestShop shop;

    ColumnsWrittenTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void for_every_table_and_path_there_is_a_way_or_a_reason() {
        List<String> decided = Ways.ALL.stream()
                .map(way -> way.table().getName() + " " + way.path())
                .distinct()
                .toList();
        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                        .flatMap(table -> WRITING.stream().map(path -> table.getName() + " " + path))
                        .toList());
    }

    @Test
    void what_is_left_out_is_a_column_that_there_is() {
        List<String> columns = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .flatMap(ColumnsWrittenTest::columns)
                .toList();
        assertThat(LeftOut.REASONS.keySet())
                .extracting(entry -> entry.substring(entry.indexOf(' ') + 1))
                .isSubsetOf(columns);
    }

    private static Stream<String> columns(Table<?> table) {
        return Stream.of(table.fields()).map(column -> table.getName() + "." + column.getName());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_column_is_carried(Way way) {
        List<String> losses = new ArrayList<>();
        for (int seed : Filled.SEEDS) {
            assertThatExceptionOfType(Undone.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        losses.addAll(Objects.requireNonNull(way.writing())
                                .write(tx, seed)
                                .losses(tx.db(), way.path(), way.name()));
                        throw new Undone();
                    }));
        }
        assertThat(losses).isEmpty();
    }

    /** Rolls back, so that the next seed finds an empty shop. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Way> ways() {
        return Ways.ALL.stream().filter(way -> way.writing() != null);
    }
}
