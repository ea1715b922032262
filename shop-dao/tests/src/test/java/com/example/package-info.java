/** Reports as a user writes them, outside of the library. */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package com.example;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
