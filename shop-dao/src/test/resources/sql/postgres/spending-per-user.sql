select
  "users"."id",
  "users"."code",
  "users"."name",
  coalesce("sums"."orders", 0) as "orders",
  coalesce("sums"."spent", 0) as "spent"
from "users"
  left outer join (
    select
      "orders"."user_id",
      count(*) as "orders",
      cast(
        sum("orders"."total")
        as bigint
      ) as "spent"
    from "orders"
    where "orders"."status" in (
      'pending', 'processing', 'completed', 'cancelled', 'refunded'
    )
    group by "orders"."user_id"
  ) as "sums"
    on "sums"."user_id" = "users"."id"
order by "spent" desc, "users"."name", "users"."id";
