-- product:long sku:text name:text lowest:long highest:long average:long price:long drift:long
select id, sku, name, lowest, highest, avg, price,
  case when avg > 0 then case when price >= avg then (20000 * (price - avg) + avg) / (2 * avg) else -((20000 * (avg - price) + avg) / (2 * avg)) end end
from (select p.id, p.sku, p.name, p.price, s.lowest, s.highest, (2 * s.net + s.units) / (2 * s.units) as avg
      from (select i.product_id, min(i.unit_price) as lowest, max(i.unit_price) as highest, sum(i.quantity)::bigint as units,
              sum(i.quantity * i.unit_price)::bigint as net
            from orders o
              join order_items i on i.order_id = o.id
            where o.status = 'completed' {range}
            group by i.product_id) s
        join products p on p.id = s.product_id) d
order by sku nulls last, id
