package io.shopsql.testkit;

import io.shopsql.schema.DefaultSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.Named;
import org.jooq.Table;

/** One checksum per table, to detect any changed row. */
final class Checksums {

    private Checksums() {}

    static SortedMap<String, String> of(DataSource source) {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                String key = Objects.requireNonNull(table.getPrimaryKey()).getFields().stream()
                        .map(Named::getName)
                        .collect(Collectors.joining(", "));
                try (ResultSet rows = statement.executeQuery("select * from " + table.getName() + " order by " + key)) {
                    sums.put(table.getName(), sum(rows));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the tables", e);
        }
    }

    private static String sum(ResultSet rows) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int count = 0;
            while (rows.next()) {
                count++;
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    digest.update(String.valueOf(rows.getString(column)).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
            }
            return count + " rows " + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
