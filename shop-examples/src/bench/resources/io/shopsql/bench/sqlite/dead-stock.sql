-- product:long sku:text name:text stock:long price:long tiedUp:long lastSold:time
select p.id, p.sku, p.name, k.quantity, p.price, k.quantity * p.price, s.last
from products p
  join product_stock k on k.product_id = p.id
  left join (select i.product_id, max(o.created_at) as last
             from orders o
               join order_items i on i.order_id = o.id
             where o.status = 'completed' and o.created_at < {to}
             group by i.product_id) s on s.product_id = p.id
where k.quantity > 0 and (s.last is null or s.last < {from})
order by s.last nulls first, p.sku nulls last, p.id
