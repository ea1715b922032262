package io.shopsql.bench.speed;

import java.time.Instant;

/**
 * Where a page begins: after this row.
 *
 * @param cursor the library's text for it
 */
record Position(Instant createdAt, long id, String cursor) {}
