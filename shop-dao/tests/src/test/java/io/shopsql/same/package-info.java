/**
 * A survey of jOOQ: everything that it admits on both engines, run on both and compared cell by cell. Start at {@link
 * io.shopsql.same.SurveyTest}; the result is {@code docs/same-answers.md}.
 * Not null-marked: null is one of the values.
 */
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
@Unchecked(rule = "time-types", reason = "the survey asks everything")
@Unchecked(rule = "json-functions", reason = "the survey asks everything")
package io.shopsql.same;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import io.shopsql.checks.Unchecked;
import org.jooq.Allow;
import org.jooq.Require;
