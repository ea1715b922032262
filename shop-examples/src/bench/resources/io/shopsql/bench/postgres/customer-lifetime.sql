-- user:long code:text name:text first:time last:time orders:long units:long net:long averageOrderValue:long tenureDays:long
select u.id, u.code, u.name, s.first, s.last, s.orders, s.units, s.net, (2 * s.net + s.orders) / (2 * s.orders),
  (s.last at time zone 'UTC')::date - (s.first at time zone 'UTC')::date
from (select o.user_id, min(o.created_at) as first, max(o.created_at) as last, count(*) as orders,
        sum(o.units)::bigint as units, sum(o.total)::bigint as net
      from orders o
      where o.status = 'completed' {range}
      group by o.user_id) s
  join users u on u.id = s.user_id
order by s.net desc, u.code nulls last, u.id
