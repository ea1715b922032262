select
  "placed"."cohort",
  "placed"."place",
  count("placed"."user_id"),
  coalesce(
    cast(
      sum("placed"."net")
      as bigint
    ),
    0
  )
from (
  select
    min("monthly"."place") over (partition by "monthly"."user_id") as "cohort",
    "monthly"."user_id",
    "monthly"."place",
    "monthly"."net"
  from (
    select
      "orders"."user_id",
      "buckets"."place",
      cast(
        sum("orders"."total")
        as bigint
      ) as "net"
    from (
      values
        (0, ?, ?),
        (1, ?, ?),
        (2, ?, ?),
        (3, ?, ?),
        (4, ?, ?),
        (5, ?, ?),
        (6, ?, ?),
        (7, ?, ?),
        (8, ?, ?),
        (9, ?, ?),
        (10, ?, ?),
        (11, ?, ?),
        (12, ?, ?)
    ) as "buckets" ("place", "starts", "ends")
      left outer join "orders"
        on (
          "orders"."created_at" >= "buckets"."starts"
          and "orders"."created_at" < "buckets"."ends"
          and "orders"."status" = 'completed'
        )
    group by
      "orders"."user_id",
      "buckets"."place"
  ) as "monthly"
) as "placed"
where "placed"."cohort" >= 1
group by "placed"."cohort", "placed"."place";
