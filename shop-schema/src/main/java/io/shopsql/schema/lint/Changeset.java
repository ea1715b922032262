package io.shopsql.schema.lint;

import java.util.List;

/**
 * A changeset and the statements that it runs on one engine.
 *
 * @param file the resource it stands in
 * @param id its id
 * @param statements its SQL, after properties and {@code modifySql}
 */
public record Changeset(String file, String id, List<String> statements) {}
