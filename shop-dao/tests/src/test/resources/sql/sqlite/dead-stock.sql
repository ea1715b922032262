select
  products.id,
  products.sku,
  products.name,
  product_stock.quantity,
  products.price,
  sold.last_sale
from products
  join product_stock
    on product_stock.product_id = products.id
  left outer join (
    select
      order_items.product_id,
      max(orders.created_at) as last_sale
    from orders
      join order_items
        on order_items.order_id = orders.id
    where (
      orders.status = 'completed'
      and orders.created_at < ?
    )
    group by order_items.product_id
  ) as sold
    on sold.product_id = products.id
where (
  product_stock.quantity > 0
  and (
    sold.last_sale is null
    or sold.last_sale < ?
  )
)
order by
  sold.last_sale asc nulls first,
  products.sku asc nulls last,
  products.id;
