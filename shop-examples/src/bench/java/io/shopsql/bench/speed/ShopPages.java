package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.orders.Order;
import io.shopsql.page.Listing;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.products.Product;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Pages, by the library. */
final class ShopPages implements Stores.Pages {

    private final Shop shop;
    private final List<PageRequest> users;
    private final List<PageRequest> products;
    private final List<PageRequest> orders;

    ShopPages(Shop shop) {
        this.shop = shop;
        this.users = requests(tx -> tx.users().all());
        this.products = requests(tx -> tx.products().all());
        this.orders = requests(tx -> tx.orders().all());
    }

    /** The requests for the first pages; each comes from the page before. */
    private List<PageRequest> requests(Function<Tx, Listing<?>> listing) {
        List<PageRequest> requests = new ArrayList<>();
        PageRequest request = PageRequest.first(PageOf.SIZE);
        while (requests.size() <= Inputs.PAGES) {
            requests.add(request);
            PageRequest current = request;
            Page<?> page = shop.read(tx -> listing.apply(tx).page(current));
            request = page.next().orElseThrow();
        }
        return requests;
    }

    @Override
    public Page<User> users(Position after) {
        return shop.read(tx -> tx.users().all().page(users.get(after.page())));
    }

    @Override
    public Page<Product> products(Position after) {
        return shop.read(tx -> tx.products().all().page(products.get(after.page())));
    }

    @Override
    public Page<Order> orders(Position after) {
        return shop.read(tx -> tx.orders().all().page(orders.get(after.page())));
    }

    @Override
    public Page<Order> ordersOf(long user) {
        return shop.read(tx -> tx.orders()
                .placedBy(new UserId(user))
                .page(PageRequest.first(PageOf.SIZE).newestFirst()));
    }
}
