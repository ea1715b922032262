package io.shopsql.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline for {@code shop import}: loads the same rows with hand-written JDBC into a migrated, empty database, in one
 * transaction of prepared batches and without any checks.
 *
 * <pre>
 * java -cp shop.jar:target/classes io.shopsql.bench.PlainJdbcImport orders.csv jdbc:sqlite:shop.db
 * </pre>
 */
public final class PlainJdbcImport implements AutoCloseable {

    private static final DateTimeFormatter SQLITE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int BATCH_ORDERS = 500;
    private static final String HASH = "0".repeat(64);

    private final Connection connection;
    private final boolean sqlite;
    private final Object now;
    private final Map<String, Long> users = new HashMap<>();
    private final Map<String, Long> products = new HashMap<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement user;
    private final PreparedStatement product;
    private final PreparedStatement stock;
    private final PreparedStatement order;
    private final PreparedStatement item;
    private final PreparedStatement request;
    private long orders;

    private PlainJdbcImport(Connection connection, boolean sqlite) throws SQLException {
        this.connection = connection;
        this.sqlite = sqlite;
        now = time(LocalDateTime.now(ZoneOffset.UTC));
        user = prepare("insert into users (id, code, name, email, active, created_at) values (?, ?, ?, ?, ?, ?)");
        product = prepare("insert into products (id, sku, name, price, active, created_at) values (?, ?, ?, ?, ?, ?)");
        stock = prepare("insert into product_stock (product_id, quantity) values (?, 0)");
        order = prepare(
                "insert into orders (id, user_id, status, created_at, total, units) values (?, ?, 'completed', ?, ?, ?)");
        item = prepare("insert into order_items (order_id, line_no, product_id, quantity, unit_price)"
                + " values (?, ?, ?, ?, ?)");
        request = prepare("insert into order_requests (idempotency_key, request_hash, order_id, created_at)"
                + " values (?, ?, ?, ?)");
    }

    /** Arguments: the file, the database URL, and optionally user and password. */
    public static void main(String[] args) throws SQLException, IOException {
        boolean sqlite = args[1].startsWith("jdbc:sqlite:");
        long begun = System.nanoTime();
        try (Connection connection = sqlite
                        ? DriverManager.getConnection(args[1] + "?foreign_keys=on")
                        : DriverManager.getConnection(
                                args[1], args.length > 2 ? args[2] : null, args.length > 3 ? args[3] : null);
                PlainJdbcImport load = new PlainJdbcImport(connection, sqlite)) {
            connection.setAutoCommit(false);
            long lines = load.load(Path.of(args[0]));
            connection.commit();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            System.out.println(lines + " lines in " + millis + " ms");
        }
    }

    private long load(Path file) throws SQLException, IOException {
        long lines = 0;
        List<NamedCsvRecord> invoice = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                lines++;
                if (line.getField("InvoiceNo").startsWith("C")
                        || line.getField("CustomerID").isEmpty()
                        || Integer.parseInt(line.getField("Quantity")) <= 0
                        || new BigDecimal(line.getField("UnitPrice")).signum() <= 0) {
                    continue;
                }
                if (!invoice.isEmpty() && !invoice.get(0).getField("InvoiceNo").equals(line.getField("InvoiceNo"))) {
                    store(invoice);
                    invoice.clear();
                }
                invoice.add(line);
            }
        }
        if (!invoice.isEmpty()) {
            store(invoice);
        }
        flush();
        return lines;
    }

    private void store(List<NamedCsvRecord> lines) throws SQLException {
        orders++;
        long total = 0;
        long units = 0;
        LocalDateTime placed = LocalDateTime.MAX;
        int lineNo = 0;
        for (NamedCsvRecord line : lines) {
            int quantity = Integer.parseInt(line.getField("Quantity"));
            long price =
                    new BigDecimal(line.getField("UnitPrice")).movePointRight(4).longValueExact();
            LocalDateTime at = LocalDateTime.parse(line.getField("InvoiceDate"), FILE_TIME);
            placed = at.isBefore(placed) ? at : placed;
            total += quantity * price;
            units += quantity;
            lineNo++;
            add(item, orders, lineNo, productId(line, price), quantity, price);
        }
        NamedCsvRecord first = lines.get(0);
        Object time = time(placed);
        add(order, orders, userId(first.getField("CustomerID")), time, total, units);
        add(request, "import:" + first.getField("InvoiceNo"), HASH, orders, now);
        if (orders % BATCH_ORDERS == 0) {
            flush();
        }
    }

    private long userId(String code) throws SQLException {
        Long known = users.get(code);
        if (known != null) {
            return known;
        }
        long id = users.size() + 1L;
        users.put(code, id);
        add(user, id, code, "Customer " + code, "customer-" + code + "@import.invalid", flag(), now);
        return id;
    }

    private long productId(NamedCsvRecord line, long price) throws SQLException {
        String sku = line.getField("StockCode");
        Long known = products.get(sku);
        if (known != null) {
            return known;
        }
        long id = products.size() + 1L;
        products.put(sku, id);
        add(product, id, sku, line.getField("Description"), price, flag(), now);
        add(stock, id);
        return id;
    }

    private Object flag() {
        // SQLite has no booleans
        return sqlite ? (Object) 1 : true;
    }

    private Object time(LocalDateTime time) {
        return sqlite ? time.format(SQLITE_TIME) : OffsetDateTime.of(time, ZoneOffset.UTC);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private void flush() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.close();
        }
    }
}
