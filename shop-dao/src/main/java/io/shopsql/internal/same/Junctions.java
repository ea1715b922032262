package io.shopsql.internal.same;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;

/** Hundreds of conditions under AND or OR. SQLite nests as many expressions, and takes 1,000: they stand in halves, in brackets. */
final class Junctions {

    private static final int MANY = 400;

    private Junctions() {}

    static void register(Registry registry) {
        registry.<QOM.And>onSqlite(QOM.And.class, (part, ctx) -> halved(part, QOM.And.class, " and "));
        registry.<QOM.Or>onSqlite(QOM.Or.class, (part, ctx) -> halved(part, QOM.Or.class, " or "));
    }

    private static QueryPart halved(Condition part, Class<?> type, String operator) {
        List<Condition> operands = operands(part, type);
        if (operands.size() < MANY) {
            return part;
        }
        List<Object> pieces = new ArrayList<>();
        collect(operands, operator, pieces);
        return Fragment.condition(pieces.toArray());
    }

    /** In a loop: the nesting may be deep. */
    private static List<Condition> operands(Condition part, Class<?> type) {
        List<Condition> found = new ArrayList<>();
        Deque<Condition> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            Condition next = open.pop();
            if (!type.isInstance(next)) {
                found.add(next);
            } else if (next instanceof QOM.And and) {
                open.push(and.$arg2());
                open.push(and.$arg1());
            } else if (next instanceof QOM.Or or) {
                open.push(or.$arg2());
                open.push(or.$arg1());
            }
        }
        return Collections.unmodifiableList(found);
    }

    private static void collect(List<Condition> operands, String operator, List<Object> pieces) {
        pieces.add("(");
        if (operands.size() == 1) {
            pieces.add(operands.get(0));
        } else {
            int half = operands.size() / 2;
            collect(operands.subList(0, half), operator, pieces);
            pieces.add(operator);
            collect(operands.subList(half, operands.size()), operator, pieces);
        }
        pieces.add(")");
    }
}
