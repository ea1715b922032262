package io.shopsql.copy;

import java.util.List;

/**
 * The result of a copy; source and target were compared before the commit.
 *
 * @param tables every table, including empty ones, each after those it references
 */
public record Copied(List<CopiedTable> tables) {

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(CopiedTable::rows).sum();
    }
}
