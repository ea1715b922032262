select
  coalesce(
    nullif(products.category, ''),
    '(none)'
  ) as category,
  product_stock.quantity,
  products.price
from products
  join product_stock
    on product_stock.product_id = products.id
where product_stock.quantity > 0
order by category;
