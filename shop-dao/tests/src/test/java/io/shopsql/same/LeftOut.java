package io.shopsql.same;

import java.util.Set;

/** Elements that the survey cannot ask by calling them with values. */
final class LeftOut {

    /** Of DSL. */
    private static final Set<String> METHODS = Set.of(
            // name a function, table or parameter that the survey does not have
            "aggregate",
            "aggregateDistinct",
            "function",
            "in",
            "inOut",
            "out",
            "param",
            "table",
            "name",
            "quotedName",
            "unquotedName",
            "systemName",
            "keyword",
            "catalog",
            "schema",
            "role",
            "user",
            "privilege",
            "comment",
            "collation",
            // end the transaction of the survey, or of the shop
            "commit",
            "rollback",
            "startTransaction",
            "savepoint",
            "releaseSavepoint",
            // change the schema
            "alterTable",
            "check",
            "createIndex",
            "createIndexIfNotExists",
            "createTable",
            "createTableIfNotExists",
            "createUniqueIndex",
            "createUniqueIndexIfNotExists",
            "createView",
            "createViewIfNotExists",
            "dropIndex",
            "dropIndexIfExists",
            "dropTable",
            "dropTableIfExists",
            "dropView",
            "dropViewIfExists",
            "foreignKey",
            "primaryKey",
            "truncate",
            "truncateTable",
            "unique",
            // begin a statement; their steps are surveyed
            "delete",
            "deleteFrom",
            "insertInto",
            "query",
            "queries",
            "update",
            "with",
            "withRecursive",
            // with a check for overflow around each of its 64 terms, its text does not fit into memory
            "bitCount",
            // tell the database's own names
            "currentCatalog",
            "currentSchema",
            "currentUser");

    private LeftOut() {}

    static boolean contains(Element element) {
        return element.name().startsWith("DSL.")
                && METHODS.contains(element.method().getName());
    }
}
