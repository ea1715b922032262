select sales.net
from (
  select
    orders.user_id,
    cast(
      sum(orders.total)
      as int8
    ) as net
  from orders
  where orders.status = 'completed'
  group by orders.user_id
) as sales
order by sales.net nulls last;
