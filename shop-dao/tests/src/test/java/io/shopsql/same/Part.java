package io.shopsql.same;

/** The survey is run, and its page written, in parts. */
enum Part {
    FUNCTIONS_A_TO_C("Functions of DSL, a to c", "DSL\\.[a-c].*"),
    FUNCTIONS_D_TO_I("Functions of DSL, d to i", "DSL\\.[d-i].*"),
    FUNCTIONS_J_TO_M("Functions of DSL, j to m", "DSL\\.[j-m].*"),
    FUNCTIONS_N_TO_Z("Functions of DSL, n to z", "DSL\\.[n-z].*"),
    FIELD_A_TO_D("Methods of Field, a to d", "Field\\.[a-d].*"),
    FIELD_E_TO_Z("Methods of Field, e to z", "Field\\.[e-z].*"),
    STEPS("Conditions, tables, windows and statements", "(?!(DSL|Field|" + Part.BY_HAND + ")\\.).*"),
    BY_HAND_WRITTEN("Records, batches, streams, files, the schema and types", "(" + Part.BY_HAND + ")\\..*");

    private static final String BY_HAND = "DSLContext|Record|ResultQuery|SQLDataType|TableRecord|UpdatableRecord";

    final String title;
    private final String elements;

    Part(String title, String elements) {
        this.title = title;
        this.elements = elements;
    }

    boolean has(String element) {
        return element.matches(elements);
    }
}
