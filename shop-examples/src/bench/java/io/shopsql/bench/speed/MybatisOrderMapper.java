package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Placement.Offer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of placing an order, by MyBatis. */
interface MybatisOrderMapper {

    String CLAIM = "insert into order_requests (idempotency_key, request_hash, order_id, created_at) values (#{key},"
            + " #{hash}, ";

    String RETURNING = ", #{now}) on conflict (idempotency_key) do nothing returning order_id";

    String ORDER = "insert into orders (user_id, status, created_at, total, units, notes";

    String VALUES = "#{placement.user}, 'pending', #{placement.now}, #{placement.total}, #{placement.units}, null";

    @Select("select active from users where id = #{id}")
    @Nullable
    Boolean active(long id);

    @Select("<script>select p.id, p.name, p.price, p.active, s.quantity from products p"
            + " join product_stock s on s.product_id = p.id where p.id in"
            + " <foreach collection='products' item='id' open='(' separator=', ' close=')'>#{id}</foreach></script>")
    @Arg(column = "id", javaType = long.class)
    @Arg(column = "name", javaType = String.class)
    @Arg(column = "price", javaType = long.class)
    @Arg(column = "active", javaType = boolean.class)
    @Arg(column = "quantity", javaType = long.class)
    List<Offer> offers(@Param("products") Collection<Long> products);

    @Update("update product_stock set quantity = quantity - #{pieces} where product_id = #{product}"
            + " and quantity >= #{pieces}")
    int take(@Param("product") long product, @Param("pieces") long pieces);

    @Select(
            value = CLAIM + "(select coalesce(max(seq), 0) + 1 from sqlite_sequence where name = 'orders')" + RETURNING,
            affectData = true)
    long claimOnSqlite(@Param("key") String key, @Param("hash") String hash, @Param("now") Instant now);

    @Select(value = CLAIM + "nextval(pg_get_serial_sequence('orders', 'id'))" + RETURNING, affectData = true)
    long claimOnPostgres(@Param("key") String key, @Param("hash") String hash, @Param("now") Instant now);

    @Select(value = ORDER + ") values (" + VALUES + ") returning id", affectData = true)
    long insert(@Param("placement") Values placement);

    @Insert(ORDER + ", id) values (" + VALUES + ", #{id})")
    int insertWithId(@Param("placement") Values placement, @Param("id") long id);

    @Insert("<script>insert into order_items (order_id, line_no, product_id, quantity, unit_price, stock_taken) values"
            + " <foreach collection='lines' item='line' separator=', '>(#{line.order}, #{line.lineNo}, #{line.product},"
            + " #{line.quantity}, #{line.unitPrice}, true)</foreach></script>")
    int insertLines(@Param("lines") List<Stores.Line> lines);

    /** The row of an order. */
    record Values(long user, Instant now, long total, long units) {}
}
