package io.shopsql.error;

/** An account holds less than the transfer requests. Nothing was transferred. */
public final class InsufficientFunds extends ShopException {
    private static final long serialVersionUID = 1L;

    private final long accountId;
    private final String available;
    private final String requested;

    /**
     * @param available the balance, in the format of {@code Money}
     * @param requested the amount of the transfer, in the format of {@code Money}
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

    /** The balance when the transfer was refused: {@code Money.of(e.available())}. */
    public String available() {
        return available;
    }

    /** The amount of the transfer. */
    public String requested() {
        return requested;
    }
}
