select
  "orders"."status",
  count(*),
  coalesce(
    cast(
      sum("orders"."total")
      as bigint
    ),
    0
  )
from "orders"
where (
  "orders"."created_at" >= ?
  and "orders"."created_at" < ?
)
group by "orders"."status";
