package io.shopsql.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jooq.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as both engines give them: with the scale of their column, else without zeros at the end. Used by the library.
 */
public final class DecimalCells {

    /** The digits that SQLite's doubles hold. */
    private static final MathContext DOUBLE = new MathContext(15, RoundingMode.HALF_UP);

    private DecimalCells() {}

    /** The scale of a decimal type; negative if it is not declared. */
    public static int scale(DataType<?> type) {
        return type.scaleDefined() && (type.scale() > 0 || type.precision() > 0) ? type.scale() : -1;
    }

    /**
     * The decimal that a cell stands for.
     *
     * @param cell as the driver returns it
     * @param scale of the column; negative if it has none
     */
    public static @Nullable BigDecimal of(@Nullable Object cell, int scale) {
        if (cell == null) {
            return null;
        }
        BigDecimal exact = cell instanceof BigDecimal decimal
                ? decimal
                : cell instanceof Double real
                        ? new BigDecimal(real.toString()).round(DOUBLE)
                        : new BigDecimal(cell.toString());
        if (scale >= 0) {
            return exact.setScale(scale, RoundingMode.HALF_UP);
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
