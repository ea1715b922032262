-- cohort:text size:long month:long net:long cumulative:long
with monthly as (
  select o.user_id, date_trunc('month', o.created_at, 'UTC') as month, sum(o.total) as net
  from orders o
  where o.status = 'completed' and o.created_at < {to}
  group by 1, 2
),
placed as (
  select min(month) over (partition by user_id) as cohort, month, net from monthly
),
cells as (
  select cohort, month, count(*) as buyers, sum(net) as net
  from placed
  where cohort >= {from}
  group by 1, 2
),
grid as (
  select to_char(cohort at time zone 'UTC', 'YYYY-MM') as cohort,
    (12 * (extract(year from month at time zone 'UTC') - extract(year from cohort at time zone 'UTC'))
      + extract(month from month at time zone 'UTC') - extract(month from cohort at time zone 'UTC'))::int as month,
    buyers, net::bigint as net
  from cells
)
select cohort, max(buyers) filter (where month = 0) over (partition by cohort), month, net,
  (sum(net) over (partition by cohort order by month))::bigint
from grid
order by cohort, month
