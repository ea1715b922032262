select
  users.id,
  users.code,
  users.name,
  sales.last_sale,
  sales.orders,
  sales.net
from (
  select
    orders.user_id,
    max(orders.created_at) as last_sale,
    count(*) as orders,
    cast(
      sum(orders.total)
      as int8
    ) as net
  from orders
  where (
    orders.status = 'completed'
    and orders.created_at < ?
  )
  group by orders.user_id
) as sales
  join users
    on users.id = sales.user_id
where (
  users.active
  and sales.last_sale < ?
  and sales.net >= ?
)
order by
  sales.net desc nulls first,
  users.code asc nulls last,
  users.id;
