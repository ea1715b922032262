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
group by "orders"."status";
