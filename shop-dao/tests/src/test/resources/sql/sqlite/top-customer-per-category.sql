select
  ranking.category,
  users.id,
  users.code,
  users.name,
  ranking.net
from (
  select
    sums.category,
    sums.user_id,
    sums.net,
    row_number() over (
      partition by sums.category
      order by sums.net desc nulls first, sums.user_id nulls last
    ) as place
  from (
    select
      lines.category,
      lines.user_id,
      cast(
        sum((lines.unit_price * lines.quantity))
        as int8
      ) as net
    from (
      select
        coalesce(
          nullif(products.category, ''),
          '(none)'
        ) as category,
        orders.user_id,
        order_items.unit_price,
        order_items.quantity
      from orders
        join order_items
          on order_items.order_id = orders.id
        join products
          on products.id = order_items.product_id
      where (
        orders.status = 'completed'
        and orders.created_at >= ?
        and orders.created_at < ?
      )
    ) as lines
    group by lines.category, lines.user_id
  ) as sums
) as ranking
  join users
    on users.id = ranking.user_id
where ranking.place = 1
order by ranking.category nulls last;
