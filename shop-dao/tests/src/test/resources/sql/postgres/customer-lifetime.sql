select
  "users"."id",
  "users"."code",
  "users"."name",
  "sales"."first_sale",
  "sales"."last_sale",
  coalesce("sales"."orders", 0),
  coalesce("sales"."units", 0),
  coalesce("sales"."net", 0) as "net"
from "users"
  join (
    select
      "orders"."user_id",
      min("orders"."created_at") as "first_sale",
      max("orders"."created_at") as "last_sale",
      count(*) as "orders",
      cast(
        sum("orders"."units")
        as bigint
      ) as "units",
      cast(
        sum("orders"."total")
        as bigint
      ) as "net"
    from "orders"
    where "orders"."status" = 'completed'
    group by "orders"."user_id"
  ) as "sales"
    on "sales"."user_id" = "users"."id"
order by
  "net" desc,
  "users"."code" asc nulls last,
  "users"."id";
