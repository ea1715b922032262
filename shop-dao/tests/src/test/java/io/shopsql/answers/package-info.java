/**
 * Own queries: each answers alike on both engines, or is refused on both. Not null-marked: the tests pass null to jOOQ, which it
 * does not declare.
 */
@Allow({SQLITE, POSTGRES})
package io.shopsql.answers;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
