-- cohort:text size:long month:long buyers:long retention:long
with recursive later(label, starts, ends) as (
  select strftime('%Y-%m', {from}), {from}, strftime('%Y-%m-01T00:00:00.000000Z', {from}, 'start of month', '+1 month')
  union all
  select strftime('%Y-%m', ends), ends, strftime('%Y-%m-01T00:00:00.000000Z', ends, '+1 month') from later where ends < {to}
),
months as (
  select label, starts, ends from later
  union all
  select '', '', {from}
),
monthly as (
  select o.user_id, m.label as month, sum(o.total) as net
  from months m
    left join orders o on o.status = 'completed' and o.created_at >= m.starts and o.created_at < m.ends
  group by 1, 2
),
placed as (
  select min(month) over (partition by user_id) as cohort, month, net from monthly
),
cells as (
  select cohort, 12 * (substr(month, 1, 4) - substr(cohort, 1, 4)) + substr(month, 6, 2) - substr(cohort, 6, 2) as month,
    count(*) as buyers, sum(net) as net
  from placed
  where cohort >= substr({from}, 1, 7)
  group by 1, 2
)
select cohort, max(buyers) filter (where month = 0) over (partition by cohort), month, buyers,
  (20000 * buyers + max(buyers) filter (where month = 0) over (partition by cohort)) / (2 * max(buyers) filter (where month = 0) over (partition by cohort))
from cells
order by cohort, month
