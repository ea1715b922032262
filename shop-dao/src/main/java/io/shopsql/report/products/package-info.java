/** Reports on products: sales, revenue and stock. Start at {@link io.shopsql.report.products.TopProducts}. */
@CheckReturnValue
@Glossary({Columns.OfProducts.class, Columns.OfSales.class})
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report.products;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import io.shopsql.report.Columns;
import io.shopsql.report.Glossary;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
