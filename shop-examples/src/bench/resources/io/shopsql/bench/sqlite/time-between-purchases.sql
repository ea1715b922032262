-- repeatBuyers:long gaps:long mean:long median:long p90:long
with sales as (
  select o.user_id, unixepoch(substr(o.created_at, 1, 10)) / 86400 as day, o.created_at
  from orders o
  where o.status = 'completed' {range}
),
gaps as (
  select user_id, day - lag(day) over (partition by user_id order by created_at) as gap from sales
),
counted as (
  select gap, count(*) as n, sum(count(*)) over (order by gap) as upto from gaps where gap is not null group by gap
),
whole as (
  select sum(n) as n, sum(n * gap) as days from counted
),
at(p, low, high, part) as (
  select p, (n - 1) * p / 100, ((n - 1) * p + 99) / 100, (n - 1) * p % 100 from whole, (select 50 as p union all select 90)
),
percentiles as (
  select p, 100 * (select min(gap) from counted where upto > low) * 1
    + part * ((select min(gap) from counted where upto > high) - (select min(gap) from counted where upto > low)) as hundredths
  from at
)
select (select count(*) from (select user_id from gaps where gap is not null group by user_id)), n,
  (20000 * days + n) / (2 * n), 100 * (select hundredths from percentiles where p = 50),
  100 * (select hundredths from percentiles where p = 90)
from whole
