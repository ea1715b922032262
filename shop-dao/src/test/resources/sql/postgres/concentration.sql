select cast(
  sum("orders"."total")
  as bigint
) as "spent"
from "orders"
where "orders"."status" = 'completed'
group by "orders"."user_id"
order by "spent";
