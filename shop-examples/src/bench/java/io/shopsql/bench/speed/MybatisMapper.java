package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** Users, products and orders by MyBatis. */
interface MybatisMapper {

    String AFTER = " where (created_at, id) > (#{time}, #{id}) order by created_at, id limit #{limit}";

    String INSERT = "insert into users (code, name, email, age, active, created_at)"
            + " values (null, #{person.name}, #{person.email}, #{person.age}, true, #{now})";

    @Select("select " + Rows.USER + " from users where id = #{id}")
    @Arg(column = "id", javaType = UserId.class, id = true)
    @Arg(column = "code", javaType = String.class)
    @Arg(column = "name", javaType = String.class)
    @Arg(column = "email", javaType = String.class)
    @Arg(column = "age", javaType = Integer.class)
    @Arg(column = "active", javaType = boolean.class)
    @Arg(column = "created_at", javaType = Instant.class)
    @Results(id = "user")
    @Nullable
    User find(long id);

    @Select(value = INSERT + " returning id", affectData = true)
    long insert(@Param("person") Person person, @Param("now") Instant now);

    @Update("update users set name = #{name}, age = #{age} where id = #{id}")
    int update(Change change);

    @Select(
            value = INSERT + " on conflict (email) do update set name = excluded.name, age = excluded.age,"
                    + " active = excluded.active returning " + Rows.USER,
            affectData = true)
    @ResultMap("user")
    User upsert(@Param("person") Person person, @Param("now") Instant now);

    @Select("select " + Rows.USER + " from users" + AFTER)
    @ResultMap("user")
    List<User> users(@Param("time") Instant time, @Param("id") long id, @Param("limit") int limit);

    @Select("select " + Rows.PRODUCT + " from products p join product_stock s on s.product_id = p.id"
            + " where (p.created_at, p.id) > (#{time}, #{id}) order by p.created_at, p.id limit #{limit}")
    @Arg(column = "id", javaType = ProductId.class, id = true)
    @Arg(column = "sku", javaType = String.class)
    @Arg(column = "name", javaType = String.class)
    @Arg(column = "price", javaType = Money.class)
    @Arg(column = "category", javaType = String.class)
    @Arg(column = "attributes", javaType = Attributes.class)
    @Arg(column = "active", javaType = boolean.class)
    @Arg(column = "quantity", javaType = Long.class)
    @Arg(column = "created_at", javaType = Instant.class)
    List<Product> products(@Param("time") Instant time, @Param("id") long id, @Param("limit") int limit);

    @Select("select " + Rows.ORDER + " from orders" + AFTER)
    @Arg(column = "id", javaType = OrderId.class, id = true)
    @Arg(column = "user_id", javaType = UserId.class)
    @Arg(column = "status", javaType = OrderStatus.class)
    @Arg(column = "created_at", javaType = Instant.class)
    @Arg(column = "total", javaType = Money.class)
    @Arg(column = "units", javaType = long.class)
    @Arg(column = "notes", javaType = String.class)
    @Results(id = "order")
    List<Order> orders(@Param("time") Instant time, @Param("id") long id, @Param("limit") int limit);

    @Select("select " + Rows.ORDER
            + " from orders where user_id = #{user} order by created_at desc, id desc limit #{limit}")
    @ResultMap("order")
    List<Order> ordersOf(@Param("user") long user, @Param("limit") int limit);

    @Select("select " + Rows.ORDER + " from orders order by created_at, id")
    @Options(fetchSize = 500)
    @ResultMap("order")
    Cursor<Order> allOrders();

    @Select(JdbcStreams.LINES)
    @Options(fetchSize = 500)
    @Arg(column = "order_id", javaType = long.class)
    @Arg(column = "line_no", javaType = int.class)
    @Arg(column = "product_id", javaType = long.class)
    @Arg(column = "quantity", javaType = int.class)
    @Arg(column = "unit_price", javaType = long.class)
    Cursor<Stores.Line> lines();
}
