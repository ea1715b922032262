select
  products.id,
  products.sku,
  products.name,
  products.price,
  sold.lowest_price,
  sold.highest_price,
  sold.units,
  sold.net
from (
  select
    order_items.product_id,
    min(order_items.unit_price) as lowest_price,
    max(order_items.unit_price) as highest_price,
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
order by
  products.sku asc nulls last,
  products.id;
