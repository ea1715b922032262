-- product:long sku:text name:text stock:long
select p.id, p.sku, p.name, s.quantity
from products p
  join product_stock s on s.product_id = p.id
where p.active and s.quantity <= {n}
order by s.quantity, p.sku nulls last, p.id
