-- label:text newOrders:long newNet:long returningOrders:long returningNet:long
with firsts as (
  select distinct on (o.user_id) o.created_at, o.total
  from orders o
  where o.status = 'completed' and o.created_at < {to}
  order by o.user_id, o.created_at, o.id
),
news as (
  select date_trunc('month', created_at, 'UTC') as month, count(*) as orders, sum(total) as net
  from firsts
  where created_at >= {from}
  group by 1
),
sales as (
  select date_trunc('month', o.created_at, 'UTC') as month, count(*) as orders, sum(o.total) as net
  from orders o
  where o.status = 'completed' {range}
  group by 1
)
select to_char(m at time zone 'UTC', 'YYYY-MM'), coalesce(n.orders, 0), coalesce(n.net, 0)::bigint,
  coalesce(s.orders, 0) - coalesce(n.orders, 0), (coalesce(s.net, 0) - coalesce(n.net, 0))::bigint
from generate_series({from}, {to} - interval '1 month', interval '1 month') m
  left join sales s on s.month = m
  left join news n on n.month = m
order by m
