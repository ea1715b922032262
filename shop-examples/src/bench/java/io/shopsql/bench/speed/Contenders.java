package io.shopsql.bench.speed;

import java.util.List;
import java.util.Locale;

/** All contenders; the first is the baseline. */
enum Contenders {
    JDBC("hand-written JDBC"),
    BATCH("JDBC batch"),
    SHOP("this library"),
    COMPILED("compiled"),
    JOOQ("jOOQ"),
    SPRING("Spring JdbcClient"),
    JDBI("Jdbi"),
    MYBATIS("MyBatis"),
    HIBERNATE("Hibernate");

    private final String title;

    Contenders(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The name in arguments and tables. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Contender open(Place place) throws Exception {
        return switch (this) {
            case JDBC -> JdbcContender.open(place);
            case BATCH -> JdbcContender.openBatch(place);
            case SHOP -> ShopContender.open(place);
            case COMPILED -> ShopContender.openCompiled(place);
            case JOOQ -> JooqContender.open(place);
            case SPRING -> SpringContender.open(place);
            case JDBI -> JdbiContender.open(place);
            case MYBATIS -> MybatisContender.open(place);
            case HIBERNATE -> HibernateContender.open(place);
        };
    }

    static List<Contenders> all() {
        return List.of(values());
    }

    /** The libraries that ours is compared with. */
    static List<Contenders> peers() {
        return List.of(JOOQ, SPRING, JDBI, MYBATIS, HIBERNATE);
    }
}
