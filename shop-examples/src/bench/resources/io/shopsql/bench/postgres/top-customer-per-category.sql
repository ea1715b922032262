-- category:text user:long code:text name:text net:long
select r.category, u.id, u.code, u.name, r.net
from (select distinct on (category) category, user_id, net
      from (select coalesce(nullif(p.category, ''), '(none)') as category, o.user_id, sum(i.quantity * i.unit_price)::bigint as net
            from orders o
              join order_items i on i.order_id = o.id
              join products p on p.id = i.product_id
            where o.status = 'completed' {range}
            group by 1, 2) s
      order by category, net desc, user_id) r
  join users u on u.id = r.user_id
order by r.category
