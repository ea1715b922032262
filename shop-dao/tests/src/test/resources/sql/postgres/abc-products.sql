select
  "products"."id",
  "products"."sku",
  "products"."name",
  "sold"."units",
  "sold"."net"
from "products"
  left outer join (
    select
      "order_items"."product_id",
      cast(
        sum("order_items"."quantity")
        as bigint
      ) as "units",
      cast(
        sum(("order_items"."unit_price" * "order_items"."quantity"))
        as bigint
      ) as "net"
    from "orders"
      join "order_items"
        on "order_items"."order_id" = "orders"."id"
    where (
      "orders"."status" = 'completed'
      and "orders"."created_at" >= ?
      and "orders"."created_at" < ?
    )
    group by "order_items"."product_id"
  ) as "sold"
    on "sold"."product_id" = "products"."id"
order by
  "sold"."net" desc nulls last,
  "products"."sku" asc nulls last,
  "products"."id";
