package io.shopsql.internal.same;

import io.shopsql.internal.shape.Shapes;
import org.jooq.Field;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/** Values that are known when a query is rendered. */
final class Constants {

    private Constants() {}

    /** Whether a later run of the rendered text has the same value: the parameter of a compiled query has a name. */
    static boolean isFixed(Param<?> param) {
        return param.isInline() || param.getParamName() == null;
    }

    /** The value; null if it is not known, or NULL. */
    static @Nullable Object of(Field<?> field) {
        if (field instanceof Param<?> param && isFixed(param)) {
            if (!param.isInline()) {
                Shapes.dependsOnValue();
            }
            return param.getValue();
        }
        return null;
    }
}
