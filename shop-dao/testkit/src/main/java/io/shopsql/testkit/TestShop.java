package io.shopsql.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.report.Report;
import io.shopsql.testkit.TestDatabase.Home;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A shop on its own database; closing it deletes the database. As thread-safe as {@link Shop}. */
public final class TestShop implements AutoCloseable {

    /** Changes the configuration of a test's shop before it opens. */
    public interface Settings extends UnaryOperator<ShopConfig> {}

    private final Home home;
    private final ShopConfig config;
    private final Shop shop;

    TestShop(Home home, Settings settings) {
        this.home = home;
        this.config = settings.apply(home.config());
        this.shop = Shop.open(config);
    }

    /** The shop. */
    public Shop shop() {
        return shop;
    }

    /** The configuration it was opened with; use it to open another shop on the same database. */
    public ShopConfig config() {
        return config;
    }

    /** The JDBC URL, for another process; user and password, if any, are URL parameters. */
    public String url() {
        return home.url();
    }

    /** Plain JDBC to the same database, without a pool. */
    public DataSource dataSource() {
        return home.dataSource();
    }

    /** {@link Shop#read}. */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return shop.read(work);
    }

    /** {@link Shop#write}. */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return shop.write(work);
    }

    /** {@link Shop#run}. */
    public void run(Consumer<Tx> work) {
        shop.run(work);
    }

    /** {@link Shop#report}. */
    public <T extends @Nullable Object> T report(Report<T> report) {
        return shop.report(report);
    }

    /** For each table a checksum over all its rows and columns, in primary key order. */
    public SortedMap<String, String> checksums() {
        return Checksums.of(home.dataSource());
    }

    @Override
    public void close() {
        try (home) {
            shop.close();
        }
    }
}
