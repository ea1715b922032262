select
  count(*),
  count(case
    when "sales"."orders" >= 2 then 1
  end)
from (
  select
    "orders"."user_id",
    count(*) as "orders"
  from "orders"
  where "orders"."status" = 'completed'
  group by "orders"."user_id"
) as "sales";
