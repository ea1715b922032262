select
  "users"."id",
  "users"."code",
  "users"."name",
  "sales"."orders",
  "sales"."net"
from (
  select
    "orders"."user_id",
    count(*) as "orders",
    cast(
      sum("orders"."total")
      as bigint
    ) as "net"
  from "orders"
  where "orders"."status" = 'completed'
  group by "orders"."user_id"
) as "sales"
  join "users"
    on "users"."id" = "sales"."user_id"
order by "sales"."net" desc, "users"."name", "users"."id";
