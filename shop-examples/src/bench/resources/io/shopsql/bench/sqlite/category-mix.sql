-- category:text units:long net:long
select coalesce(nullif(p.category, ''), '(none)'), sum(s.units), sum(s.net)
from (select i.product_id, sum(i.quantity) as units, sum(i.quantity * i.unit_price) as net
      from orders o
        join order_items i on i.order_id = o.id
      where o.status = 'completed' {range}
      group by i.product_id) s
  join products p on p.id = s.product_id
group by 1
order by 3 desc, 1
