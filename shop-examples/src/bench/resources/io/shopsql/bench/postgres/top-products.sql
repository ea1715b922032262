-- rank:long product:long sku:text name:text units:long net:long orders:long
select row_number() over (order by s.net desc, p.sku nulls last, p.id), p.id, p.sku, p.name, s.units, s.net, s.orders
from products p
  join (select i.product_id, sum(i.quantity)::bigint as units, sum(i.quantity * i.unit_price)::bigint as net,
               count(distinct i.order_id) as orders
             from orders o
               join order_items i on i.order_id = o.id
             where o.status = 'completed' {range}
             group by i.product_id) s on s.product_id = p.id
order by s.net desc, p.sku nulls last, p.id
limit 10
