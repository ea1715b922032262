package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Entities.LineEntity;
import io.shopsql.bench.speed.Entities.OrderEntity;
import io.shopsql.bench.speed.Entities.ProductEntity;
import io.shopsql.bench.speed.Entities.StockEntity;
import io.shopsql.bench.speed.Entities.UserEntity;
import jakarta.persistence.AttributeConverter;
import java.time.Instant;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate, with a stateless session for each operation, which costs less than a stateful one, inside hand-written
 * transactions.
 */
final class HibernateContender {

    private HibernateContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        SessionFactory factory = factory(place.engine());
        return new Contender(
                        "hibernate",
                        List.of(
                                new HibernateUsers(factory, reader, writer),
                                new HibernateOrders(factory, writer),
                                new HibernatePages(factory, reader)),
                        reader,
                        writer,
                        factory)
                .plain(HibernateContender::plain);
    }

    private static SessionFactory factory(Engine engine) {
        Configuration configuration = new Configuration();
        List.of(UserEntity.class, ProductEntity.class, StockEntity.class, OrderEntity.class, LineEntity.class)
                .forEach(configuration::addAnnotatedClass);
        if (engine == Engine.SQLITE) {
            configuration.addAttributeConverter(TimeText.class, true);
        }
        return configuration
                .setProperty(
                        AvailableSettings.DIALECT,
                        engine == Engine.SQLITE ? SQLiteDialect.class.getName() : PostgreSQLDialect.class.getName())
                // keys come from RETURNING, as the others'
                .setProperty(AvailableSettings.USE_GET_GENERATED_KEYS, "false")
                .setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50")
                .setProperty(AvailableSettings.ALLOW_METADATA_ON_BOOT, "false")
                // sessions get a connection, in a transaction that Hibernate does not know
                .setProperty(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, "true")
                .buildSessionFactory();
    }

    static StatelessSession session(SessionFactory factory, Link link) {
        return factory.withStatelessOptions().connection(link.connection()).openStatelessSession();
    }

    private static Object plain(Object answer) {
        if (answer instanceof UserEntity user) {
            return user.plain();
        }
        if (answer instanceof OrderEntity order) {
            return order.plain();
        }
        if (answer instanceof Object[] row && row[0] instanceof ProductEntity product && row[1] instanceof Long stock) {
            return product.plain(stock);
        }
        return answer instanceof PageOf<?> page
                ? new PageOf<>(
                        page.items().stream().map(HibernateContender::plain).toList(), page.more())
                : answer;
    }

    /** Times as SQLite stores them. */
    static final class TimeText implements AttributeConverter<Instant, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Instant time) {
            return time == null ? null : Times.toText(time);
        }

        @Override
        public @Nullable Instant convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : Times.fromText(text);
        }
    }
}
