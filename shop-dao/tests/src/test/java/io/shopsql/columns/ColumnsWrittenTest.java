package io.shopsql.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    void every_table_and_path_has_a_method_or_a_reason() {
        List<String> decided = Writes.ALL.stream()
                .map(write -> write.table().getName() + " " + write.path())
                .distinct()
                .toList();
        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                        .flatMap(table -> WRITING.stream().map(path -> table.getName() + " " + path))
                        .toList());
    }

    @Test
    void every_column_left_out_exists() {
        List<String> columns = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .flatMap(ColumnsWrittenTest::columns)
                .toList();
        assertThat(LeftOutColumns.REASONS.keySet())
                .extracting(entry -> entry.substring(entry.indexOf(' ') + 1))
                .isSubsetOf(columns);
    }

    private static Stream<String> columns(Table<?> table) {
        return Stream.of(table.fields()).map(column -> table.getName() + "." + column.getName());
    }

    @ParameterizedTest
    @MethodSource("writes")
    void every_column_is_carried(Write write) {
        List<String> losses = new ArrayList<>();
        for (int seed : Filled.SEEDS) {
            assertThatExceptionOfType(Undone.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        losses.addAll(Objects.requireNonNull(write.writing())
                                .write(tx, seed)
                                .losses(tx.db(), write.path(), write.name()));
                        throw new Undone();
                    }));
        }
        assertThat(losses).isEmpty();
    }

    /** Rolls back, so that the next seed finds an empty shop. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Write> writes() {
        return Writes.ALL.stream().filter(write -> write.writing() != null);
    }
}
