-- user:long code:text name:text recencyDays:long frequency:long net:long r:long f:long m:long
select id, code, name, days, orders, net,
  ntile(5) over (order by days desc, code nulls last, id),
  ntile(5) over (order by orders, code nulls last, id),
  ntile(5) over (order by net, code nulls last, id)
from (select u.id, u.code, u.name, cast(julianday(date({to})) - julianday(date(s.last)) as integer) as days, s.orders, s.net
      from (select o.user_id, max(o.created_at) as last, count(*) as orders, sum(o.total) as net
            from orders o
            where o.status = 'completed' {range}
            group by o.user_id) s
        join users u on u.id = s.user_id) buyers
order by code nulls last, id
