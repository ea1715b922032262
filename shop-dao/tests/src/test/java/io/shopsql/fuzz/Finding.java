package io.shopsql.fuzz;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.fuzz.Answer.Failed;
import io.shopsql.fuzz.Answer.Rows;
import io.shopsql.fuzz.Pair.Answers;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A statement whose answers differ. */
record Finding(World world, Statement statement, Answers answers) {

    private static final Set<String> LAZY = Set.of(
            "DSL.when",
            "DSL.iif",
            "DSL.choose",
            "DSL.decode",
            "DSL.coalesce",
            "DSL.nvl",
            "DSL.nvl2",
            "Field.in",
            "Field.notIn",
            "Field.in(Select)",
            "Field.notIn(Select)",
            "Field.between",
            "Field.betweenSymmetric",
            "AggregateFilterStep.filterWhere",
            "DSL.lag",
            "DSL.lead",
            "DSL.firstValue",
            "DSL.lastValue",
            "DSL.nthValue",
            "Condition.and",
            "Condition.or",
            "DSL.exists",
            "DSL.notExists",
            "DSL.field(Select)",
            "DSL.multiset");

    private static final Set<String> SUMS = Set.of(
            "DSL.sum",
            "DSL.sum over",
            "DSL.sumDistinct",
            "DSL.avg",
            "DSL.avg over",
            "DSL.avgDistinct",
            "MoneySql.sum",
            "MoneySql.avg");

    /** What is wrong, alike for cases with the same cause; empty if nothing is. */
    static Optional<String> wrong(Answers answers) {
        Answer sqlite = answers.sqlite();
        Answer postgres = answers.postgres();
        if (sqlite instanceof Failed a && postgres instanceof Failed b) {
            return a.type() == b.type() && a.isOurs() && !b.isOfSyntax()
                    ? Optional.empty()
                    : Optional.of("fails: " + a.kind() + " / " + b.kind());
        }
        if (sqlite instanceof Failed a) {
            return Optional.of("fails on SQLite: " + a.kind() + rowsOf(postgres));
        }
        if (postgres instanceof Failed b) {
            return Optional.of("fails on Postgres: " + b.kind() + rowsOf(sqlite));
        }
        return sqlite.equals(postgres) ? Optional.empty() : Optional.of("differs");
    }

    private static String rowsOf(Answer other) {
        return other instanceof Rows rows && rows.rows().isEmpty() ? " (the other has no rows)" : "";
    }

    /**
     * Whether the engines may differ: each decides which parts of a statement it computes, and meets a value that is an error, or
     * another such value first. In a mere projection or a change of rows that exist, every part is computed; not so the
     * alternatives of a CASE, of which Postgres computes the constant ones first.
     */
    boolean isExplained() {
        boolean ofData = Stream.of(answers.sqlite(), answers.postgres())
                .allMatch(answer -> answer instanceof Rows || ((Failed) answer).isOfData());
        boolean fails = !isAnswered();
        boolean both = answers.sqlite() instanceof Failed && answers.postgres() instanceof Failed;
        boolean everything = statement instanceof Select select
                ? select.isProjection()
                : statement instanceof Change change && change.isOfAllRows();
        boolean computed = everything
                && statement.elements().noneMatch(LAZY::contains)
                && !statement.source().contains("castNull("); // Postgres computes no operand beside a NULL
        boolean rows = world.of(statement).tables().stream()
                .noneMatch(table -> table.rows().isEmpty());
        return fails && ofData && (both || !(computed && rows) || passesBoundOnTheWay());
    }

    /** SQLite adds in 64 bits, Postgres in more: the sum may be within 64 bits, and not what was added up so far. */
    private boolean passesBoundOnTheWay() {
        return answers.sqlite() instanceof Failed failed
                && failed.type() == MoneyOverflow.class
                && statement.elements().anyMatch(SUMS::contains);
    }

    String title() {
        return wrong(answers).orElse("");
    }

    /** Whether there are rows to compare. */
    boolean isAnswered() {
        return answers.sqlite() instanceof Answer.Rows && answers.postgres() instanceof Answer.Rows;
    }

    /** The same for findings that are likely to have one cause. */
    String cause() {
        return title() + statement().elements().distinct().sorted().toList();
    }

    @Override
    public String toString() {
        return title() + "\n" + statement.source() + "\nSQLite:   " + answers.sqlite() + "\nPostgres: "
                + answers.postgres() + "\n" + world.of(statement);
    }
}
