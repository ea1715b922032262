package io.shopsql.columns;

/** How the values of a row come into a table, and out of it. A copy is not among them: it leaves no column out. */
enum Path {
    INSERT,
    INSERT_IF_ABSENT,
    INSERT_ALL,
    INSERT_ALL_IF_ABSENT,
    UPSERT,
    UPDATE,
    READ,
    ANONYMISE
}
