package io.shopsql.bench.speed;

/** The engine and its durability. */
enum Setting {
    SQLITE_FULL(Engine.SQLITE, "SQLite, synchronous FULL"),
    SQLITE_NORMAL(Engine.SQLITE, "SQLite, synchronous NORMAL"),
    POSTGRES(Engine.POSTGRES, "Postgres");

    private final Engine engine;
    private final String title;

    Setting(Engine engine, String title) {
        this.engine = engine;
        this.title = title;
    }

    Engine engine() {
        return engine;
    }

    String title() {
        return title;
    }
}
