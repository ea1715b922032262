package io.shopsql.schema;

/**
 * Held while a database is migrated, and gone when its process dies, unlike Liquibase's own lock row: two first
 * migrations at once fail on making that row's table.
 */
interface MigrationLock extends AutoCloseable {

    @Override
    void close();
}
