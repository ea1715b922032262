select "orders"."user_id", "orders"."created_at"
from "orders"
where "orders"."status" = 'completed'
order by "orders"."user_id", "orders"."created_at";
