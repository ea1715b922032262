package io.shopsql.imports;

import io.shopsql.orders.PastOrder;
import io.shopsql.orders.Recorded;
import io.shopsql.schema.type.Money;

/** An invoice that was imported before with different content; {@code toString} is the message. */
record Conflict(PastOrder here, Recorded.Conflict there) {

    @Override
    public String toString() {
        String invoice = "invoice "
                + Problem.shortened(here.idempotencyKey().substring(HistoryWriter.KEY.length()))
                + " was imported before with different content: ";
        OrderSums sums = new OrderSums();
        sums.add(here);
        if (there.lines() == 0) {
            return invoice + "its order has been deleted since";
        }
        return there.lacksLines()
                ? invoice + "the shop has only " + there.lines() + " of its " + sums.lines() + " lines, "
                        + there.total() + " of " + sums.amount()
                : invoice + "the shop has " + lines(there.lines(), there.total()) + ", the file "
                        + lines(sums.lines(), sums.amount());
    }

    private static String lines(long lines, Money amount) {
        return lines + (lines == 1 ? " line, " : " lines, ") + amount;
    }
}
