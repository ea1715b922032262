-- repeatBuyers:long gaps:long mean:long median:long p90:long
with gaps as (
  select o.user_id, (o.created_at at time zone 'UTC')::date
    - lag((o.created_at at time zone 'UTC')::date) over (partition by o.user_id order by o.created_at) as gap
  from orders o
  where o.status = 'completed' {range}
)
select count(distinct user_id), count(*), round(10000 * avg(gap))::bigint,
  round((10000 * percentile_cont(0.5) within group (order by gap))::numeric)::bigint,
  round((10000 * percentile_cont(0.9) within group (order by gap))::numeric)::bigint
from gaps
where gap is not null
