package io.shopsql.output.dashboard;

import io.shopsql.Shop;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A shop in which something is sold before each statement of whoever reads in it. */
final class SellingMeanwhile implements AutoCloseable {

    private final TestShop real;
    private final User user;
    private final Product product;
    private final Shop shop;
    private final AtomicInteger sold = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();

    private SellingMeanwhile(TestShop real) {
        this.real = real;
        user = SmallShop.aUser(real, "Busy", 99);
        product = SmallShop.aProduct(real, new NewProduct("Busy", Money.of("7")), 10_000);
        shop = Shop.on(watched(DataSource.class, real.dataSource()), real.config());
        open.set(true);
    }

    static SellingMeanwhile on(TestShop shop) {
        return new SellingMeanwhile(shop);
    }

    Shop shop() {
        return shop;
    }

    int sold() {
        return sold.get();
    }

    private void sell() {
        SmallShop.sell(real, user, product);
        sold.incrementAndGet();
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (open.get() && method.getName().equals("prepareStatement")) {
                sell();
            }
            try {
                Object result = method.invoke(target, args);
                return result instanceof Connection connection
                                && !method.getName().equals("unwrap")
                        ? watched(Connection.class, connection)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Override
    public void close() {
        open.set(false);
        shop.close();
    }
}
