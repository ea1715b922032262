-- user:long code:text name:text orders:long spent:long average:long
select u.id, u.code, u.name, coalesce(s.orders, 0), coalesce(s.spent, 0), (2 * s.spent + s.orders) / (2 * s.orders)
from users u
  left join (select o.user_id, count(*) as orders, sum(o.total)::bigint as spent
             from orders o
             where true {range}
             group by o.user_id) s on s.user_id = u.id
order by coalesce(s.spent, 0) desc, u.name, u.id
