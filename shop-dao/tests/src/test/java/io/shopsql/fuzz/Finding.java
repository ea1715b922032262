package io.shopsql.fuzz;

import io.shopsql.fuzz.Answer.Failed;
import io.shopsql.fuzz.Pair.Answers;
import java.util.Optional;

/** A statement whose answers differ. */
record Finding(World world, Statement statement, Answers answers) {

    /** What is wrong, alike for cases with the same cause; empty if nothing is. */
    static Optional<String> wrong(Answers answers) {
        Answer sqlite = answers.sqlite();
        Answer postgres = answers.postgres();
        if (sqlite instanceof Failed a && postgres instanceof Failed b) {
            return a.type() == b.type() && a.isOurs()
                    ? Optional.empty()
                    : Optional.of("fails: " + a.kind() + " / " + b.kind());
        }
        if (sqlite instanceof Failed a) {
            return Optional.of("fails on SQLite: " + a.kind());
        }
        if (postgres instanceof Failed b) {
            return Optional.of("fails on Postgres: " + b.kind());
        }
        return sqlite.equals(postgres) ? Optional.empty() : Optional.of("differs");
    }

    String title() {
        return wrong(answers).orElse("");
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
