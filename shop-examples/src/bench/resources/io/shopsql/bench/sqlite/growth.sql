-- label:text from:time to:time net:long
with months(label, starts, ends) as (
  select strftime('%Y-%m', {from}), {from}, strftime('%Y-%m-01T00:00:00.000000Z', {from}, 'start of month', '+1 month')
  union all
  select strftime('%Y-%m', ends), ends, strftime('%Y-%m-01T00:00:00.000000Z', ends, '+1 month') from months where ends < {to}
),
sales as (
  select m.label, m.starts, m.ends, count(o.created_at) as orders, coalesce(sum(o.units), 0) as units,
    coalesce(sum(o.total), 0) as net
  from months m
    left join orders o on o.status = 'completed' and o.created_at >= m.starts and o.created_at < m.ends
  group by m.starts
)
select label, starts, ends, net
from sales
order by starts
