select "orders"."created_at", "orders"."total"
from "orders"
where (
  "orders"."status" = 'completed'
  and "orders"."created_at" >= ?
  and "orders"."created_at" < ?
);
