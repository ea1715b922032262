select
  count(case
    when (
      "sold"."lines" >= 1
      and "sold"."lines" < 2
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 2
      and "sold"."lines" < 3
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 3
      and "sold"."lines" < 4
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 4
      and "sold"."lines" < 6
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 6
      and "sold"."lines" < 11
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 11
      and "sold"."lines" < 21
    ) then 1
  end),
  count(case
    when (
      "sold"."lines" >= 21
      and "sold"."lines" < 51
    ) then 1
  end),
  count(case
    when "sold"."lines" >= 51 then 1
  end)
from (
  select
    "order_items"."order_id",
    count(*) as "lines"
  from "orders"
    join "order_items"
      on "order_items"."order_id" = "orders"."id"
  where (
    "orders"."status" = 'completed'
    and "orders"."created_at" >= ?
    and "orders"."created_at" < ?
  )
  group by "order_items"."order_id"
) as "sold";

select
  count(case
    when (
      "orders"."units" >= 1
      and "orders"."units" < 2
    ) then 1
  end),
  count(case
    when (
      "orders"."units" >= 2
      and "orders"."units" < 6
    ) then 1
  end),
  count(case
    when (
      "orders"."units" >= 6
      and "orders"."units" < 11
    ) then 1
  end),
  count(case
    when (
      "orders"."units" >= 11
      and "orders"."units" < 51
    ) then 1
  end),
  count(case
    when (
      "orders"."units" >= 51
      and "orders"."units" < 101
    ) then 1
  end),
  count(case
    when (
      "orders"."units" >= 101
      and "orders"."units" < 501
    ) then 1
  end),
  count(case
    when "orders"."units" >= 501 then 1
  end),
  count(case
    when (
      "orders"."total" >= 0
      and "orders"."total" < 100000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 100000
      and "orders"."total" < 250000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 250000
      and "orders"."total" < 500000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 500000
      and "orders"."total" < 1000000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 1000000
      and "orders"."total" < 2500000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 2500000
      and "orders"."total" < 5000000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 5000000
      and "orders"."total" < 10000000
    ) then 1
  end),
  count(case
    when (
      "orders"."total" >= 10000000
      and "orders"."total" < 50000000
    ) then 1
  end),
  count(case
    when "orders"."total" >= 50000000 then 1
  end)
from "orders"
where (
  "orders"."status" = 'completed'
  and "orders"."created_at" >= ?
  and "orders"."created_at" < ?
);
