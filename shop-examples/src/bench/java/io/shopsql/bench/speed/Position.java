package io.shopsql.bench.speed;

import java.time.Instant;

/**
 * Where a page begins: after this row.
 *
 * @param page how many pages come before, for the library, whose cursor comes from the page before
 */
record Position(int page, Instant createdAt, long id) {}
