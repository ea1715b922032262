-- product:long sku:text name:text price:long stock:long
select p.id, p.sku, p.name, p.price, s.quantity
from products p
  join product_stock s on s.product_id = p.id
where s.quantity > 0
order by p.name, p.id
