select
  "buckets"."place",
  count("orders"."created_at"),
  coalesce(
    cast(
      sum("orders"."units")
      as bigint
    ),
    0
  ),
  coalesce(
    cast(
      sum("orders"."total")
      as bigint
    ),
    0
  )
from (
  values
    (0, ?, ?),
    (1, ?, ?),
    (2, ?, ?),
    (3, ?, ?)
) as "buckets" ("place", "starts", "ends")
  left outer join "orders"
    on (
      "orders"."created_at" >= "buckets"."starts"
      and "orders"."created_at" < "buckets"."ends"
      and "orders"."status" = 'completed'
    )
group by "buckets"."place"
order by "buckets"."place";
