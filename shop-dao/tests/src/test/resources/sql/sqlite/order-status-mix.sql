select
  orders.status,
  count(*),
  coalesce(
    cast(
      sum(orders.total)
      as int8
    ),
    0
  )
from orders
group by orders.status;
