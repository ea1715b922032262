-- category:text products:long stock:long value:long
select coalesce(nullif(p.category, ''), '(none)'), count(*), sum(s.quantity), sum(s.quantity * p.price)
from products p
  join product_stock s on s.product_id = p.id
where s.quantity > 0
group by 1
order by 4 desc, 1
