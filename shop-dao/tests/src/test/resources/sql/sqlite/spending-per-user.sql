select
  users.id,
  users.code,
  users.name,
  coalesce(sales.orders, 0),
  coalesce(sales.net, 0) as spent
from users
  left outer join (
    select
      orders.user_id,
      count(*) as orders,
      cast(
        sum(orders.total)
        as int8
      ) as net
    from orders
    where orders.status in (
      'pending', 'processing', 'completed', 'cancelled', 'refunded'
    )
    group by orders.user_id
  ) as sales
    on sales.user_id = users.id
order by spent desc, users.name, users.id;
