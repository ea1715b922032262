package io.shopsql.same;

import io.shopsql.same.Calls.Call;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One question to both engines, for one element. */
record Probe(
        String element,
        Call call,
        Shape shape,
        @Nullable Field<?> field,
        @Nullable Function<DSLContext, Object> work) {

    /** Where an expression stands. */
    enum Shape {
        /** In a row of {@code same_values}. */
        SCALAR,
        /** Over each group of {@code same_groups}. */
        AGGREGATE,
        /** Over the rows of each group. */
        WINDOW,
        /** A statement of its own. */
        QUERY,
        /** A statement that changes data; undone afterwards. */
        CHANGE
    }

    /** The rows or groups: 0 to this. */
    int keys() {
        return switch (shape) {
            case SCALAR -> call.places() > 1 ? Scratch.PAIRS : call.places() > 0 ? Scratch.SINGLES : 1;
            case AGGREGATE, WINDOW -> Scratch.GROUP_COUNT;
            case QUERY, CHANGE -> 1;
        };
    }

    /** The values of the row or group. */
    String inputs(int key) {
        String columns = "";
        if (shape == Shape.SCALAR && call.places() > 0) {
            columns = "x " + Answer.cell(call.kind().value(key % Kind.ROUND));
            if (call.places() > 1) {
                columns += ", y " + Answer.cell(call.kind().value(key / Kind.ROUND));
            }
        } else if (shape == Shape.AGGREGATE || shape == Shape.WINDOW) {
            columns = "group " + Scratch.text(call.kind(), key);
        }
        return columns.isEmpty() || call.inputs().isEmpty() ? columns + call.inputs() : columns + ", " + call.inputs();
    }
}
