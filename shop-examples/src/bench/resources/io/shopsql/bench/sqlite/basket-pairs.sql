-- first:long firstSku:text firstName:text second:long secondSku:text secondName:text orders:long firstOrders:long secondOrders:long support:long firstToSecond:long secondToFirst:long lift:long
with basket as (
  select i.order_id, i.product_id
  from orders o
    join order_items i on i.order_id = o.id
  where o.status = 'completed' {range}
  group by 1, 2
),
sold as (
  select p.id, p.sku, p.name, b.n, row_number() over (order by p.sku nulls last, p.id) as place
  from (select product_id, count(*) as n from basket group by product_id having count(*) >= {n}) b
    join products p on p.id = b.product_id
),
placed as (
  select b.order_id, s.place from basket b join sold s on s.id = b.product_id
),
pairs as (
  select a.place as first, b.place as second, count(*) as n
  from placed a
    join placed b on b.order_id = a.order_id and b.place > a.place
  group by 1, 2
  having count(*) >= {n}
  order by 3 desc, 1, 2
  limit 100
),
whole as (select count(*) as sales from orders o where o.status = 'completed' {range})
select a.id, a.sku, a.name, b.id, b.sku, b.name, p.n, a.n, b.n, (20000 * p.n + sales) / (2 * sales),
  (20000 * p.n + a.n) / (2 * a.n), (20000 * p.n + b.n) / (2 * b.n), (20000 * p.n * sales + a.n * b.n) / (2 * a.n * b.n)
from pairs p
  join sold a on a.place = p.first
  join sold b on b.place = p.second
  cross join whole
order by p.n desc, p.first, p.second
