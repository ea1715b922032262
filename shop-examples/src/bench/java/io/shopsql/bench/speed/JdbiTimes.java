package io.shopsql.bench.speed;

import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;

/** Binds a time as the engine stores it. */
final class JdbiTimes {

    private JdbiTimes() {}

    static <S extends SqlStatement<S>> S bind(S statement, String name, Engine engine, Instant time) {
        return statement.bind(name, (index, prepared, context) -> engine.bindTime(prepared, index, time));
    }
}
