-- label:text newOrders:long newNet:long returningOrders:long returningNet:long
with months(label, starts, ends) as (
  select strftime('%Y-%m', {from}), {from}, strftime('%Y-%m-01T00:00:00.000000Z', {from}, 'start of month', '+1 month')
  union all
  select strftime('%Y-%m', ends), ends, strftime('%Y-%m-01T00:00:00.000000Z', ends, '+1 month') from months where ends < {to}
),
firsts as (
  select substr(o.created_at, 1, 7) as label, count(*) as orders, sum(o.total) as net
  from users u
    join orders o on o.id = (select f.id from orders f
                             where f.user_id = u.id and f.status = 'completed' and f.created_at < {to}
                             order by f.created_at, f.id
                             limit 1)
  where true {range}
  group by 1
)
select m.label, coalesce(f.orders, 0), coalesce(f.net, 0),
  count(o.created_at) - coalesce(f.orders, 0), coalesce(sum(o.total), 0) - coalesce(f.net, 0)
from months m
  left join orders o on o.status = 'completed' and o.created_at >= m.starts and o.created_at < m.ends
  left join firsts f on f.label = m.label
group by m.label
order by m.label
