with
  basket as (
    select order_items.order_id, order_items.product_id
    from orders
      join order_items
        on order_items.order_id = orders.id
    where (
      orders.status = 'completed'
      and orders.created_at >= ?
      and orders.created_at < ?
    )
    group by order_items.order_id, order_items.product_id
  ),
  frequent as (
    select
      products.id,
      products.sku,
      products.name,
      sold.n,
      row_number() over (
        order by
          products.sku asc nulls last,
          products.id
      ) as place
    from (
      select
        basket.product_id,
        count(*) as n
      from basket
      group by basket.product_id
      having count(*) >= ?
    ) as sold
      join products
        on products.id = sold.product_id
  ),
  placed as (
    select basket.order_id, frequent.place
    from basket
      join frequent
        on frequent.id = basket.product_id
  )
select
  a.id,
  a.sku,
  a.name,
  b.id,
  b.sku,
  b.name,
  pairs.n,
  a.n,
  b.n,
  (
    select count(*)
    from orders
    where (
      orders.status = 'completed'
      and orders.created_at >= ?
      and orders.created_at < ?
    )
  ) as sales
from (
  select
    one.place as first_place,
    other.place as second_place,
    count(*) as n
  from placed as one
    join placed as other
      on (
        other.order_id = one.order_id
        and other.place > one.place
      )
  group by one.place, other.place
  having count(*) >= ?
  order by
    n desc,
    first_place nulls last,
    second_place nulls last
  limit ?
) as pairs
  join frequent as a
    on a.place = pairs.first_place
  join frequent as b
    on b.place = pairs.second_place
order by pairs.n desc nulls first, pairs.first_place nulls last, pairs.second_place nulls last;
