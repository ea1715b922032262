package io.shopsql.internal.engine;

/** What a statement that failed was about: a foreign key reads differently from its two ends. */
public enum StatementKind {
    DELETE,
    OTHER
}
