package io.shopsql.bench.speed;

import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.apache.ibatis.type.TypeHandlerRegistry;

/** MyBatis, with mapper interfaces; a session for each operation, inside hand-written transactions. */
final class MybatisContender {

    private MybatisContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        SqlSessionFactory factory = factory(place.engine());
        return new Contender(
                "mybatis",
                List.of(
                        new MybatisUsers(factory, reader, writer),
                        new MybatisOrders(factory, writer),
                        new MybatisPages(factory, reader)),
                reader,
                writer);
    }

    private static SqlSessionFactory factory(Engine engine) {
        ManagedTransactionFactory transactions = new ManagedTransactionFactory();
        Properties properties = new Properties();
        properties.setProperty("closeConnection", "false");
        transactions.setProperties(properties);
        // the data source is not used: sessions get a connection
        Configuration configuration =
                new Configuration(new Environment("speed", transactions, new UnpooledDataSource()));
        TypeHandlerRegistry types = configuration.getTypeHandlerRegistry();
        types.register(UserId.class, MybatisTypes.number(UserId::new, UserId::value));
        types.register(ProductId.class, MybatisTypes.number(ProductId::new, ProductId::value));
        types.register(OrderId.class, MybatisTypes.number(OrderId::new, OrderId::value));
        types.register(Money.class, MybatisTypes.number(Money::new, Money::tenThousandths));
        types.register(OrderStatus.class, MybatisTypes.text(Rows::status, OrderStatus::value));
        types.register(Attributes.class, new MybatisTypes.AttributesHandler());
        types.register(Instant.class, new MybatisTypes.TimeHandler(engine));
        configuration.addMapper(MybatisMapper.class);
        configuration.addMapper(MybatisOrderMapper.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }
}
