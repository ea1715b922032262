package io.shopsql.imports;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiConsumer;

/**
 * Stores the lines of a file until all are checked: first in file order, then by invoice. It is a temporary SQLite database:
 * an unlinked file that only this process can read, and that the operating system removes when the process ends. SQLite
 * creates it in {@code SQLITE_TMPDIR} or {@code TMPDIR}, else in {@code /var/tmp} or {@code /tmp}.
 */
final class Spool implements AutoCloseable {

    private static final String PARTS = "select i.id, i.number, p.bytes"
            + " from invoice i cross join part p on p.invoice = i.number order by i.id, p.position";

    private final Connection connection;
    private final PreparedStatement addPart;
    private final PreparedStatement addChecked;
    private long checkedBytes;

    private Spool(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement sql = connection.createStatement()) {
            sql.execute("pragma temp_store = file");
            sql.execute("pragma temp.journal_mode = memory"); // rows are only inserted: the journal stays empty
            sql.execute("pragma temp.cache_size = -16384"); // KiB
            connection.setAutoCommit(false);
            sql.execute(
                    "create temp table part (position integer primary key, invoice text not null, bytes blob not null)");
            sql.execute("create temp table invoice (id integer primary key, number text not null)");
            sql.execute("create temp table checked (id integer primary key, bytes blob not null)");
        }
        addPart = connection.prepareStatement("insert into part (invoice, bytes) values (?, ?)");
        addChecked = connection.prepareStatement("insert into checked (bytes) values (?)");
    }

    static Spool create() {
        try {
            // fetching generated keys would cost more than the inserts
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:?jdbc.get_generated_keys=false");
            try {
                return new Spool(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void add(String invoice, Part part) {
        try {
            addPart.setString(1, invoice);
            addPart.setBytes(2, part.toBytes());
            addPart.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Passes on all parts, grouped by invoice: invoices by their first line in the file, parts in file order. */
    void eachPart(BiConsumer<String, Part> work) {
        try (Statement sql = connection.createStatement()) {
            sql.execute("create index temp.part_of_invoice on part (invoice, position)");
            sql.execute("insert into invoice (number)"
                    + " select invoice from part group by invoice order by min(position)");
            try (ResultSet parts = sql.executeQuery(PARTS)) {
                while (parts.next()) {
                    String invoice = parts.getString(2);
                    work.accept(invoice, Part.read(invoice, parts.getBytes(3)));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Adds an invoice that can be imported. */
    void addChecked(byte[] invoice) {
        try {
            addChecked.setBytes(1, invoice);
            addChecked.executeUpdate();
            checkedBytes += invoice.length;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads the invoices that can be imported. */
    void readChecked(Progress progress, Reading each) {
        try (Statement sql = connection.createStatement();
                ResultSet invoices = sql.executeQuery("select bytes from checked order by id");
                Rows rows = new Rows(invoices);
                DataInputStream in = new DataInputStream(progress.watch(rows, "Importing", checkedBytes))) {
            while (rows.next()) {
                each.next(in);
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual cause is a full disk or a missing folder; the message holds no data of a row. */
    private static UncheckedIOException failed(SQLException e) {
        return new UncheckedIOException(new IOException("temporary database: " + e.getMessage(), e));
    }

    @Override
    public void close() {
        try (connection;
                addPart;
                addChecked) {
            // closing the connection removes the file
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads one invoice from the stream. */
    @FunctionalInterface
    interface Reading {
        void next(DataInputStream in) throws IOException;
    }

    /** Concatenates the bytes of all rows. */
    private static final class Rows extends InputStream {
        private final ResultSet rows;
        private byte[] bytes = {};
        private int at;

        private Rows(ResultSet rows) {
            this.rows = rows;
        }

        private boolean next() throws SQLException {
            if (!rows.next()) {
                return false;
            }
            bytes = rows.getBytes(1);
            at = 0;
            return true;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (at == bytes.length) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }
    }
}
