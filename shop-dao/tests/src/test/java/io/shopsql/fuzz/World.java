package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import io.shopsql.fuzz.Relation.Base;
import io.shopsql.fuzz.Relation.Col;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables and their rows. */
record World(List<Filled> tables) {

    /** A table and its rows; a value that is empty is NULL. */
    record Filled(Base table, List<List<Optional<Object>>> rows) {

        @Override
        public String toString() {
            return table.name()
                    + table.columns().stream()
                            .map(c -> c.name() + " " + c.kind().ddl + (c.nullable() ? "" : " not null"))
                            .collect(joining(", ", "(", ")"))
                    + rows.stream()
                            .map(row -> IntStream.range(0, row.size())
                                    .mapToObj(i -> row.get(i)
                                            .map(table.columns().get(i).kind().literal)
                                            .orElse("null"))
                                    .collect(joining(", ", "\n    ", "")))
                            .collect(joining());
        }
    }

    static World random(RandomGenerator random, long number, List<Kind> kinds) {
        return new World(IntStream.range(0, 3)
                .mapToObj(i -> filled(random, "f" + number + "_" + i, kinds))
                .toList());
    }

    private static Filled filled(RandomGenerator random, String name, List<Kind> kinds) {
        List<Col> columns = Stream.concat(
                        Stream.of(new Col("id", Kind.LONG, false)),
                        IntStream.rangeClosed(1, 3 + random.nextInt(5))
                                .mapToObj(i -> new Col("c" + i, one(random, kinds), random.nextInt(4) > 0)))
                .toList();
        Base table = new Base(name, columns);
        int size = random.nextInt(10);
        List<List<Optional<Object>>> rows = IntStream.range(0, size)
                .mapToObj(row -> columns.stream()
                        .map(c -> c.name().equals("id")
                                ? Optional.<Object>of((long) (row * 7 % 11 + 1))
                                : value(random, c))
                        .toList())
                .toList();
        return new Filled(table, rows);
    }

    static Optional<Object> value(RandomGenerator random, Col column) {
        return column.nullable() && random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(one(random, column.kind().values));
    }

    static <T> T one(RandomGenerator random, List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The tables that a statement names. */
    World of(Statement statement) {
        String source = statement.source();
        return new World(tables.stream()
                .filter(t -> source.contains('"' + t.table.name() + '"'))
                .toList());
    }

    /** Worlds with a row less. */
    Stream<World> smaller() {
        return Smaller.<Filled>inside(tables, t -> Smaller.without(t.rows, 0).map(rows -> new Filled(t.table, rows)))
                .map(World::new);
    }

    @Override
    public String toString() {
        return tables.stream().map(Filled::toString).collect(joining("\n"));
    }
}
