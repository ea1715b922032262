select
  users.id,
  users.code,
  users.name,
  sales.orders,
  sales.net
from (
  select
    orders.user_id,
    count(*) as orders,
    cast(
      sum(orders.total)
      as int8
    ) as net
  from orders
  where (
    orders.status = 'completed'
    and orders.created_at >= ?
    and orders.created_at < ?
  )
  group by orders.user_id
) as sales
  join users
    on users.id = sales.user_id
order by sales.net desc nulls first, users.name, users.id;
