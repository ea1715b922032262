package io.shopsql.internal.engine;

/** The kind of a failed statement: the message for a foreign key depends on its side. */
public enum StatementKind {
    DELETE,
    OTHER
}
