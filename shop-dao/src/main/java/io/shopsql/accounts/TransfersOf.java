package io.shopsql.accounts;

import static io.shopsql.schema.Tables.TRANSFERS;

import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.schema.type.AccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The transfers from and to an account. */
final class TransfersOf implements Listing<Transfer> {

    private static final Comparator<Transfer> OLDEST_FIRST =
            Comparator.comparing(Transfer::createdAt).thenComparing(Transfer::id);

    private final Session session;
    private final AccountId account;
    private final Listing<Transfer> bothSides;

    TransfersOf(Session session, AccountId account) {
        this.session = session;
        this.account = account;
        this.bothSides = TransferRow.LISTED.where(session, of(account));
    }

    static Condition of(AccountId account) {
        return TRANSFERS.FROM_ACCOUNT.eq(account).or(TRANSFERS.TO_ACCOUNT.eq(account));
    }

    @Override
    public List<Transfer> list() {
        return bothSides.list();
    }

    @Override
    public Page<Transfer> page(PageRequest request) {
        // each side from its own index with its own limit: one query over both would sort all transfers for each page
        List<Transfer> oneMore = new ArrayList<>(side(TRANSFERS.FROM_ACCOUNT.eq(account), request));
        oneMore.addAll(side(TRANSFERS.TO_ACCOUNT.eq(account), request));
        oneMore.sort(request.descending() ? OLDEST_FIRST.reversed() : OLDEST_FIRST);
        return Page.of(
                oneMore.subList(0, Math.min(oneMore.size(), request.size() + 1)),
                request,
                t -> new Position(t.createdAt(), t.id().value()));
    }

    private List<Transfer> side(Condition side, PageRequest request) {
        return TransferRow.LISTED.oneMoreThan(request, session, side);
    }

    @Override
    public <R extends @Nullable Object> R stream(Function<Stream<Transfer>, R> work) {
        return bothSides.stream(work);
    }

    @Override
    public long count() {
        return bothSides.count();
    }

    @Override
    public Optional<Transfer> first() {
        return bothSides.first();
    }

    @Override
    public boolean exists() {
        return bothSides.exists();
    }
}
