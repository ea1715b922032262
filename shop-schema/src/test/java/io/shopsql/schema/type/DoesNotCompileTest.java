package io.shopsql.schema.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong queries that the types, or our own check, refuse: each beside a control that compiles. */
class DoesNotCompileTest {

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MoneySql.sum(PRODUCTS.PRICE)",
                "MoneySql.times(ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY)",
                "MoneySql.plus(ACCOUNTS.BALANCE, ACCOUNTS.OPENING_BALANCE)",
                "DSL.min(PRODUCTS.PRICE)",
                "DSL.max(PRODUCTS.PRICE)",
                "DSL.sum(ORDER_ITEMS.QUANTITY)",
                "DSL.coalesce(PRODUCTS.PRICE, DSL.val(Money.ZERO, MoneySql.MONEY))",
                "PRODUCTS.PRICE.gt(Money.of(5))",
                "PRODUCTS.PRICE.neg()",
                "ORDER_ITEMS.QUANTITY.mul(2)",
                "ORDERS.UNITS.plus(1)",
                "ORDERS.USER_ID.eq(USERS.ID)",
                "ORDERS.ID.eq(new OrderId(1))",
                "new java.util.ArrayList<Money>().add(Money.ZERO)",
                "Money.of(1).plus(Money.of(2))"
            })
    void what_is_right_compiles(String expression) {
        assertThat(compile(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "avg", "round", "abs", "sqrt"})
    void numbers_are_not_made_of_money(String function) {
        assertThat(compile("DSL." + function + "(ORDER_ITEMS.QUANTITY)")).isEmpty();
        assertThat(compile("DSL." + function + "(PRODUCTS.PRICE)"))
                .singleElement()
                .satisfies(this::isTypeError);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORDERS.ID.eq(USERS.ID)",
                "ORDERS.USER_ID.eq(ORDERS.ID)",
                "ORDER_ITEMS.PRODUCT_ID.eq(ORDERS.ID)",
                "ORDERS.ID.eq(1L)",
                "ORDERS.ID.eq(new UserId(1))",
                "PRODUCTS.PRICE.eq(5)",
                "ORDERS.STATUS.eq(\"pending\")"
            })
    void keys_money_and_statuses_are_not_compared_with_anything_else(String expression) {
        assertThat(compile(expression)).singleElement().satisfies(this::isTypeError);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRODUCTS.PRICE.mul(0.5)",
                "PRODUCTS.PRICE.times(2)",
                "PRODUCTS.PRICE.multiply(ORDER_ITEMS.QUANTITY)",
                "PRODUCTS.PRICE.plus(5)",
                "PRODUCTS.PRICE.add(PRODUCTS.PRICE)",
                "PRODUCTS.PRICE.minus(5)",
                "PRODUCTS.PRICE.sub(5)",
                "PRODUCTS.PRICE.div(2)",
                "PRODUCTS.PRICE.mod(2)",
                "PRODUCTS.PRICE.power(2)",
                "PRODUCTS.PRICE.concat(\" EUR\")",
                "PRODUCTS.as(\"p\").PRICE.mul(2)",
                "DSL.max(PRODUCTS.PRICE).mul(2)",
                "MoneySql.sum(PRODUCTS.PRICE).div(2)",
                "DSL.val(Money.ZERO, MoneySql.MONEY).mul(2)",
                "((org.jooq.Field<? extends Money>) PRODUCTS.PRICE).mul(2)",
                "java.util.stream.Stream.of(1, 2).map(PRODUCTS.PRICE::mul)"
            })
    void jooqs_own_arithmetic_on_money_is_refused(String expression) {
        assertThat(compile(expression)).singleElement().satisfies(this::isMoneyArithmetic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "avg", "round", "ceil", "floor"})
    void deprecated_methods_of_fields_are_refused_on_money_too(String function) {
        assertThat(compile("PRODUCTS.PRICE." + function + "()")).singleElement().satisfies(this::isMoneyArithmetic);
    }

    @Test
    void a_type_variable_does_not_hide_money() {
        assertThat(compileMember("<F extends org.jooq.Field<Money>> Object of(F field) { return field.mul(2); }"))
                .singleElement()
                .satisfies(this::isMoneyArithmetic);
        assertThat(compileMember("<F extends org.jooq.Field<Integer>> Object of(F field) { return field.mul(2); }"))
                .isEmpty();
    }

    @Test
    void each_use_is_reported_where_it_stands() {
        assertThat(compileMember("Object a = PRODUCTS.PRICE.mul(2);\n class B { Object b = PRODUCTS.PRICE.div(2); }"))
                .hasSize(2)
                .allSatisfy(this::isMoneyArithmetic)
                .extracting(Diagnostic::getLineNumber)
                .containsExactly(10L, 11L);
    }

    private void isTypeError(Diagnostic<? extends JavaFileObject> diagnostic) {
        assertThat(diagnostic.getCode()).matches("compiler\\.err\\.(cant\\.apply\\.symbols?|prob\\.found\\.req)");
    }

    private void isMoneyArithmetic(Diagnostic<? extends JavaFileObject> diagnostic) {
        assertThat(diagnostic.getMessage(Locale.ROOT))
                .startsWith("[shopsql:money-arithmetic] ")
                .contains("next: use MoneySql");
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(String expression) {
        return compileMember("Object query = " + expression + ";");
    }

    private List<Diagnostic<? extends JavaFileObject>> compileMember(String member) {
        String source = """
                package query;
                import static io.shopsql.schema.Tables.*;
                import io.shopsql.schema.type.Money;
                import io.shopsql.schema.type.MoneySql;
                import io.shopsql.schema.type.OrderId;
                import io.shopsql.schema.type.UserId;
                import org.jooq.impl.DSL;
                @SuppressWarnings("removal")
                class Query {
                %s
                }
                """.formatted(member);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        // the check starts by itself, since it stands on the class path and there is no processor path
        javac.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of(
                                "-proc:none",
                                "-Xlint:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source)))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///query/Query.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
