-- rank:long product:long sku:text name:text units:long net:long cumulative:long grade:text
with sold as (select i.product_id, sum(i.quantity)::bigint as units, sum(i.quantity * i.unit_price)::bigint as net
              from orders o
                join order_items i on i.order_id = o.id
              where o.status = 'completed' {range}
              group by i.product_id),
ranking as (
  select row_number() over w as place, p.id, p.sku, p.name, coalesce(s.units, 0) as units, coalesce(s.net, 0) as net,
    (sum(s.net) over w)::bigint as running, (sum(s.net) over ())::bigint as whole, s.product_id is null as unsold
  from products p
    left join sold s on s.product_id = p.id
  window w as (order by s.net desc nulls last, p.sku nulls last, p.id)
)
select place, id, sku, name, units, net, case when not unsold then (20000 * running + whole) / (2 * whole) end,
  case when unsold then 'U' when place = 1 or 100 * running <= 80 * whole then 'A' when 100 * running <= 95 * whole then 'B'
    else 'C' end
from ranking
order by place
