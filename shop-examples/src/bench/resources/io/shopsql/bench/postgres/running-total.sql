-- label:text from:time to:time net:long running:long
with sums as (
  select date_trunc('month', o.created_at, 'UTC') as month, count(*) as orders, sum(o.units)::bigint as units,
    sum(o.total)::bigint as net
  from orders o
  where o.status = 'completed' {range}
  group by 1
),
sales as (
  select to_char(m at time zone 'UTC', 'YYYY-MM') as label, m as starts, m + interval '1 month' as ends,
    coalesce(s.orders, 0) as orders, coalesce(s.units, 0) as units, coalesce(s.net, 0) as net
  from generate_series({from}, {to} - interval '1 month', interval '1 month') m
    left join sums s on s.month = m
)
select label, starts, ends, net, (sum(net) over (order by starts))::bigint
from sales
order by starts
