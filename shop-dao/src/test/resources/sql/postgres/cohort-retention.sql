select
  "placed"."cohort",
  "placed"."starts",
  count(*),
  coalesce(
    cast(
      sum("placed"."net")
      as bigint
    ),
    0
  )
from (
  select
    min("monthly"."starts") over (partition by "monthly"."user_id") as "cohort",
    "monthly"."starts",
    "monthly"."net"
  from (
    select
      "orders"."user_id",
      "buckets"."starts",
      cast(
        sum("orders"."total")
        as bigint
      ) as "net"
    from (
      values
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?),
        (?, ?)
    ) as "buckets" ("starts", "ends")
      join "orders"
        on (
          "orders"."created_at" >= "buckets"."starts"
          and "orders"."created_at" < "buckets"."ends"
          and "orders"."status" = 'completed'
        )
    group by
      "orders"."user_id",
      "buckets"."starts"
  ) as "monthly"
) as "placed"
group by "placed"."cohort", "placed"."starts";
