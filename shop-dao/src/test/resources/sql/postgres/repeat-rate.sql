select
  count(*),
  count(case
    when "buyers"."orders" >= 2 then 1
  end)
from (
  select count(*) as "orders"
  from "orders"
  where "orders"."status" = 'completed'
  group by "orders"."user_id"
) as "buyers";
