select
  parts.category,
  cast(
    sum(parts.units)
    as int8
  ) as units,
  cast(
    sum(parts.net)
    as int8
  ) as net
from (
  select
    coalesce(
      nullif(products.category, ''),
      '(none)'
    ) as category,
    sold.units,
    sold.net
  from (
    select
      order_items.product_id,
      cast(
        sum(order_items.quantity)
        as int8
      ) as units,
      cast(
        sum((order_items.unit_price * order_items.quantity))
        as int8
      ) as net
    from orders
      join order_items
        on order_items.order_id = orders.id
    where (
      orders.status = 'completed'
      and orders.created_at >= ?
      and orders.created_at < ?
    )
    group by order_items.product_id
  ) as sold
    join products
      on products.id = sold.product_id
) as parts
group by parts.category
order by
  net desc nulls first,
  parts.category nulls last;
