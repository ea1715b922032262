package io.shopsql.bench.speed;

/**
 * A contender that takes part in an operation.
 *
 * @param plain a connection to its database, to check what it has stored
 */
record Entrant<S>(Contender contender, S store, Link plain) {}
