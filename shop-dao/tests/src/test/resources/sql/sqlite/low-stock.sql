select products.id, products.sku, products.name, product_stock.quantity
from products
  join product_stock
    on product_stock.product_id = products.id
where (
  products.active
  and product_stock.quantity <= ?
)
order by
  product_stock.quantity nulls last,
  products.sku asc nulls last,
  products.id;
