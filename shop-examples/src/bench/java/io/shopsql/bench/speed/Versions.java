package io.shopsql.bench.speed;

import java.net.URL;
import java.security.CodeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of what was measured. */
final class Versions {

    private static final Pattern JAR = Pattern.compile("/([^/]+?)-(\\d[\\w.-]*)\\.jar$");

    private Versions() {}

    /** The engine and the driver. */
    static String of(Connection connection) throws SQLException {
        var meta = connection.getMetaData();
        return meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion() + ", driver "
                + meta.getDriverVersion();
    }

    /** The libraries by their jars. */
    static String libraries() {
        List<String> versions = new ArrayList<>();
        for (Class<?> type : List.of(
                org.jooq.DSLContext.class,
                org.springframework.jdbc.core.simple.JdbcClient.class,
                org.jdbi.v3.core.Jdbi.class,
                org.apache.ibatis.session.SqlSession.class,
                org.hibernate.SessionFactory.class)) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            URL jar = source == null ? null : source.getLocation();
            Matcher name = JAR.matcher(jar == null ? "" : jar.getPath());
            if (name.find()) {
                versions.add(name.group(1) + " " + name.group(2));
            }
        }
        return String.join(", ", versions);
    }
}
