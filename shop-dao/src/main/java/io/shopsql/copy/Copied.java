package io.shopsql.copy;

import java.util.List;

/**
 * What a copy has copied; source and target agreed on all of it before it was committed.
 *
 * @param tables every table, also those without rows, each after those that it points to
 */
public record Copied(List<CopiedTable> tables) {

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(CopiedTable::rows).sum();
    }
}
