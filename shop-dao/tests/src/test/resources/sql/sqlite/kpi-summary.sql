select
  count(*),
  count(distinct orders.user_id),
  coalesce(
    cast(
      sum(orders.units)
      as int8
    ),
    0
  ),
  coalesce(
    cast(
      sum(orders.total)
      as int8
    ),
    0
  )
from orders
where (
  orders.status = 'completed'
  and orders.created_at >= ?
  and orders.created_at < ?
);
