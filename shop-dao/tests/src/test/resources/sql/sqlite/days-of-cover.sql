select
  products.id,
  products.sku,
  products.name,
  product_stock.quantity,
  coalesce(sold.units, 0)
from products
  join product_stock
    on product_stock.product_id = products.id
  left outer join (
    select
      order_items.product_id,
      cast(
        sum(order_items.quantity)
        as int8
      ) as units
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
    on sold.product_id = products.id
where (
  products.active
  and product_stock.quantity is not null
)
order by
  products.sku asc nulls last,
  products.id;
