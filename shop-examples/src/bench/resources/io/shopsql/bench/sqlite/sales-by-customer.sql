-- user:long code:text name:text orders:long spent:long
select u.id, u.code, u.name, s.orders, s.spent
from (select o.user_id, count(*) as orders, sum(o.total) as spent
      from orders o
      where o.status = 'completed' {range}
      group by o.user_id) s
  join users u on u.id = s.user_id
order by s.spent desc, u.name, u.id
