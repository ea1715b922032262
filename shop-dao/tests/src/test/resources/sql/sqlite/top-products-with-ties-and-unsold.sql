select
  ranking.place,
  ranking.id,
  ranking.sku,
  ranking.name,
  ranking.units,
  ranking.net,
  ranking.orders
from (
  select
    row_number() over (
      order by
        coalesce(sold.net, 0) desc,
        products.sku asc nulls last,
        products.id
    ) as place,
    rank() over (
      order by coalesce(sold.net, 0) desc
    ) as tied,
    products.id,
    products.sku,
    products.name,
    coalesce(sold.units, 0) as units,
    coalesce(sold.net, 0) as net,
    coalesce(sold.orders, 0) as orders
  from products
    left outer join (
      select
        order_items.product_id,
        cast(
          sum(order_items.quantity)
          as int8
        ) as units,
        cast(
          sum((order_items.unit_price * order_items.quantity))
          as int8
        ) as net,
        count(distinct order_items.order_id) as orders
      from orders
        join order_items
          on order_items.order_id = orders.id
      where orders.status = 'completed'
      group by order_items.product_id
    ) as sold
      on sold.product_id = products.id
) as ranking
where ranking.tied <= ?
order by ranking.place nulls last;
