package io.shopsql.error;

/** An order cannot change from its status to the requested one. */
public final class IllegalStatusChange extends ShopException {
    private static final long serialVersionUID = 1L;

    private final long orderId;
    private final String from;
    private final String to;

    /**
     * @param from the current status, as in the column: {@code "completed"}
     * @param to the requested status
     * @param possible the statuses that may follow, for the message; empty if the status is final
     */
    public IllegalStatusChange(long orderId, String from, String to, String possible) {
        super("Order " + orderId + " is " + from + " and cannot become " + to + ".", next(from, to, possible), null);
        this.orderId = orderId;
        this.from = from;
        this.to = to;
    }

    private static String next(String from, String to, String possible) {
        if (from.equals(to)) {
            return "nothing if an earlier call did it; to place and complete an order in one step that can be repeated,"
                    + " use NewOrder.withStatus under an idempotency key.";
        }
        return possible.isEmpty()
                ? "nothing: an order that is " + from + " stays so."
                : "an order that is " + from + " can become " + possible + ".";
    }

    /** The key of the order. */
    public long orderId() {
        return orderId;
    }

    /** The current status, as in the column: {@code "completed"}. */
    public String from() {
        return from;
    }

    /** The requested status, as in the column. */
    public String to() {
        return to;
    }
}
