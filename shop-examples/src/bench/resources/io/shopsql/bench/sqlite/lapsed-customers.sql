-- user:long code:text name:text last:time orders:long net:long
select u.id, u.code, u.name, s.last, s.orders, s.net
from (select o.user_id, max(o.created_at) as last, count(*) as orders, sum(o.total) as net
      from orders o
      where o.status = 'completed' and o.created_at < {to}
      group by o.user_id
      having max(o.created_at) < {from} and sum(o.total) >= 5000000) s
  join users u on u.id = s.user_id
where u.active
order by s.net desc, u.code nulls last, u.id
