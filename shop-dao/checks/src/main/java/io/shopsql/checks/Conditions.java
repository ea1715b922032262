package io.shopsql.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The conditions that elements of the rules end in. */
final class Conditions {

    private static final String FIELD = "org.jooq.Field";
    private static final String MONEY = "io.shopsql.schema.type.Money";

    private static final Set<String> SMALL_INTEGERS = Set.of("java.lang.Integer", "java.lang.Short", "java.lang.Byte");

    /** The numbers that a 32-bit integer may not hold. */
    private static final Set<String> WIDE_NUMBERS = Set.of(
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Float",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "org.jooq.types.UInteger",
            "org.jooq.types.ULong");

    private static final Set<String> WHOLE_NUMBERS =
            Set.of("java.lang.Long", "java.lang.Integer", "java.lang.Short", "java.lang.Byte", "java.math.BigInteger");

    private static final Set<String> FLOATING_POINT = Set.of("java.lang.Double", "java.lang.Float");

    private static final Set<String> FRACTIONS = Set.of("java.lang.Double", "java.lang.Float", "java.math.BigDecimal");

    private static final Pattern TYPES = Pattern.compile("[A-Z]\\w*(, [A-Z]\\w*)*");

    private static final Map<String, Condition> ALL = Map.of(
            "of money", Conditions::isOfMoney,
            "of several statements", Conditions::hasSeveralStatements,
            "without a column", Conditions::hasNoConflictColumn,
            "on its own connection", Conditions::isOnItsOwnConnection,
            "of a wider number", Conditions::isOfWiderNumber,
            "with a fraction", Conditions::isWholeWithFraction,
            "of no text and no number", Conditions::isOfNoTextAndNoNumber,
            "without a selected column", Grouping::lacksSelectedColumn,
            "of columns and aggregates without groupBy", Grouping::mixesColumnsAndAggregates);

    private Conditions() {}

    /** The condition of a name; the simple names of types, {@code BigDecimal, Double}, are those of the field or value it works on. */
    static Condition named(String name) {
        Condition condition = ALL.get(name);
        if (condition == null && TYPES.matcher(name).matches()) {
            Set<String> types = Set.of(name.split(", "));
            return use -> types.contains(simpleName(onField(use)));
        }
        if (condition == null) {
            throw new IllegalArgumentException("no such condition: " + name);
        }
        return condition;
    }

    /** The type of the field that a method is called on, or of what a function gets first. */
    private static @Nullable String onField(Use use) {
        String of = use.typeArgument(use.receiver(), FIELD);
        if (of != null || use.arguments().isEmpty()) {
            return of;
        }
        ExpressionTree first = use.arguments().get(0);
        String field = use.typeArgument(first, FIELD);
        return field != null ? field : Use.nameOf(use.typeOf(first));
    }

    private static String simpleName(@Nullable String name) {
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    /** In doubt it admits: jOOQ gives some whole numbers, such as sums, the type of a decimal. */
    private static boolean isWholeWithFraction(Use use) {
        if (use.arguments().isEmpty() || !isOneOf(WHOLE_NUMBERS, use.typeArgument(use.receiver(), FIELD))) {
            return false;
        }
        ExpressionTree operand = use.arguments().get(0);
        TypeMirror type = use.typeOf(operand);
        if (type == null || type.getKind().isPrimitive()) {
            return type != null && (type.getKind() == TypeKind.DOUBLE || type.getKind() == TypeKind.FLOAT);
        }
        String field = use.typeArgument(operand, FIELD);
        return field == null
                ? isOneOf(FRACTIONS, Use.nameOf(type))
                : isOneOf(FLOATING_POINT, field)
                        || (isOneOf(FRACTIONS, field) && use.isAny(type, Set.of("org.jooq.TableField")));
    }

    /** In doubt it admits: a type that is not known may be a text. */
    private static boolean isOfNoTextAndNoNumber(Use use) {
        String type = use.typeArgument(use.receiver(), FIELD);
        return type != null
                && !isOneOf(Set.of("java.lang.String", "java.lang.Object"), type)
                && !isOneOf(WHOLE_NUMBERS, type)
                && !isOneOf(WIDE_NUMBERS, type);
    }

    private static boolean isOfMoney(Use use) {
        return MONEY.equals(use.typeArgument(use.receiver(), FIELD));
    }

    /** Under the words of both engines, so that a text which one of them reads as a single statement is admitted. */
    private static boolean hasSeveralStatements(Use use) {
        String text =
                use.arguments().isEmpty() ? null : constant(use, use.arguments().get(0));
        return text != null && !StatementText.isOne(text, false) && !StatementText.isOne(text, true);
    }

    /** The text of a literal, of a constant, or of a sum of these; else null. */
    static @Nullable String constant(Use use, ExpressionTree tree) {
        return switch (tree.getKind()) {
            case STRING_LITERAL -> (String) ((LiteralTree) tree).getValue();
            case PARENTHESIZED -> constant(use, ((ParenthesizedTree) tree).getExpression());
            case PLUS -> {
                BinaryTree sum = (BinaryTree) tree;
                String left = constant(use, sum.getLeftOperand());
                String right = constant(use, sum.getRightOperand());
                yield left == null || right == null ? null : left + right;
            }
            case IDENTIFIER, MEMBER_SELECT ->
                use.elementOf(tree) instanceof VariableElement variable
                                && variable.getConstantValue() instanceof String text
                        ? text
                        : null;
            default -> null;
        };
    }

    /** {@code onConflict().doUpdate()}. */
    private static boolean hasNoConflictColumn(Use use) {
        return use.receiver() instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("onConflict");
    }

    /** A dialect alone renders and runs nothing; a configuration is checked where it is made. */
    private static boolean isOnItsOwnConnection(Use use) {
        return use.arguments().isEmpty()
                || Stream.ofNullable(use.typeOf(use.arguments().get(0)))
                        .noneMatch(type -> use.isAny(type, Set.of("org.jooq.Configuration", "org.jooq.SQLDialect")));
    }

    /** A value of a field, or of rows of one field, asked for as a smaller whole number. */
    private static boolean isOfWiderNumber(Use use) {
        return use.arguments().stream()
                        .anyMatch(argument -> isOneOf(SMALL_INTEGERS, use.typeArgument(argument, "java.lang.Class")))
                && Stream.concat(
                                use.arguments().stream().map(argument -> use.typeArgument(argument, FIELD)),
                                Stream.of(onlyColumn(use, "org.jooq.ResultQuery"), onlyColumn(use, "org.jooq.Result")))
                        .anyMatch(type -> isOneOf(WIDE_NUMBERS, type));
    }

    private static @Nullable String onlyColumn(Use use, String rows) {
        return Use.nameOf(use.argument(use.argument(use.typeOf(use.receiver()), rows), "org.jooq.Record1"));
    }

    private static boolean isOneOf(Set<String> names, @Nullable String name) {
        return name != null && names.contains(name);
    }
}
