package io.shopsql.error;

/** Less is in an account than was to be paid from it. Nothing was moved. */
public final class InsufficientFunds extends ShopException {
    private static final long serialVersionUID = 1L;

    private final long accountId;
    private final String available;
    private final String requested;

    /**
     * @param available what is in the account, as {@code Money} writes it
     * @param requested what was to be paid, as {@code Money} writes it
     */
    public InsufficientFunds(long accountId, String available, String requested) {
        super(
                "Insufficient funds in account " + accountId + ": " + available + " available, " + requested
                        + " requested.",
                "transfer at most what is available, or transfer to this account first.",
                null);
        this.accountId = accountId;
        this.available = available;
        this.requested = requested;
    }

    /** The key of the account. */
    public long accountId() {
        return accountId;
    }

    /** What was in the account when the transfer was refused: {@code Money.of(e.available())}. */
    public String available() {
        return available;
    }

    /** What was to be paid. */
    public String requested() {
        return requested;
    }
}
