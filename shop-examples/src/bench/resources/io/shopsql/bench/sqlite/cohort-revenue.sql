-- cohort:text size:long month:long net:long cumulative:long
with monthly as (
  select o.user_id, substr(o.created_at, 1, 7) as month, sum(o.total) as net
  from orders o
  where o.status = 'completed' and o.created_at < {to}
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
select cohort, max(buyers) filter (where month = 0) over (partition by cohort), month, net,
  sum(net) over (partition by cohort order by month)
from cells
order by cohort, month
