-- product:long sku:text name:text stock:long units:long cover:long
select p.id, p.sku, p.name, k.quantity, coalesce(s.units, 0),
  case when k.quantity = 0 then 0 else (20 * k.quantity * {n} + s.units) / (2 * s.units) end as cover
from products p
  join product_stock k on k.product_id = p.id
  left join (select i.product_id, sum(i.quantity) as units
             from orders o
               join order_items i on i.order_id = o.id
             where o.status = 'completed' {range}
             group by i.product_id) s on s.product_id = p.id
where p.active
order by cover nulls last, p.sku nulls last, p.id
