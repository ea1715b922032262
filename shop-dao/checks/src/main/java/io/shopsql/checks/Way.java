package io.shopsql.checks;

/** How a rule gives a query one answer on SQLite and Postgres. */
public enum Way {

    /** Rendered so that both engines answer alike. */
    RENDERED,

    /** Refused by the compiler check; the guard refuses it at run time too where it can see it. */
    COMPILE,

    /** Refused at run time by the guard alone. */
    RUN
}
