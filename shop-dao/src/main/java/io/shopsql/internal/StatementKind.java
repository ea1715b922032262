package io.shopsql.internal;

/** What a statement that failed was about: a foreign key reads differently from its two ends. */
public enum StatementKind {
    DELETE,
    OTHER
}
