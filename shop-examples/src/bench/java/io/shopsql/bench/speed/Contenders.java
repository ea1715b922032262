package io.shopsql.bench.speed;

import java.util.List;
import java.util.Locale;

/** All contenders; the first is the baseline. */
enum Contenders {
    JDBC("hand-written JDBC", JdbcContender::open),
    BATCH("JDBC batch", JdbcContender::openBatch),
    SHOP("this library", ShopContender::open),
    JOOQ("jOOQ", JooqContender::open),
    SPRING("Spring JdbcClient", SpringContender::open),
    JDBI("Jdbi", JdbiContender::open),
    MYBATIS("MyBatis", MybatisContender::open),
    HIBERNATE("Hibernate", HibernateContender::open);

    private final String title;
    private final Opening opening;

    Contenders(String title, Opening opening) {
        this.title = title;
        this.opening = opening;
    }

    String title() {
        return title;
    }

    /** The name in arguments and tables. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Contender open(Place place) throws Exception {
        return opening.at(place);
    }

    static List<Contenders> all() {
        return List.of(values());
    }

    @FunctionalInterface
    private interface Opening {
        Contender at(Place place) throws Exception;
    }
}
