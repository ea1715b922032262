package io.shopsql.bench.speed;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many users, by hand: JDBC batches of 1,000, or COPY on Postgres.
 *
 * @param copy whether to use COPY
 */
record JdbcBulk(Link writer, boolean copy) implements Stores.Bulk {

    private static final int BATCH = 1_000;
    private static final int BUFFER = 64 * 1024;

    @Override
    public int insertAll(List<Person> people) throws Exception {
        return writer.write(() -> copy ? copied(people) : batched(people));
    }

    private int batched(List<Person> people) throws SQLException {
        Instant now = Times.now();
        int stored = 0;
        try (PreparedStatement insert = writer.prepare(
                "insert into users (code, name, email, age, active, created_at) values (?, ?, ?, ?, ?, ?)")) {
            for (Person person : people) {
                insert.setNull(1, Types.VARCHAR);
                insert.setString(2, person.name());
                insert.setString(3, person.email());
                insert.setInt(4, person.age());
                insert.setBoolean(5, true);
                writer.engine().bindTime(insert, 6, now);
                insert.addBatch();
                if (++stored % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return stored;
    }

    /** The keys come from the column's default. */
    private int copied(List<Person> people) throws SQLException {
        String now = Times.now().toString();
        CopyIn into = writer.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy users (code, name, email, age, active, created_at) from stdin");
        StringBuilder text = new StringBuilder(BUFFER + 4096);
        for (Person person : people) {
            text.append("\\N\t");
            escaped(text, person.name());
            text.append('\t');
            escaped(text, person.email());
            text.append('\t').append(person.age()).append("\tt\t").append(now).append('\n');
            if (text.length() >= BUFFER) {
                send(into, text);
            }
        }
        send(into, text);
        return (int) into.endCopy();
    }

    private static void escaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static void send(CopyIn into, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        into.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
