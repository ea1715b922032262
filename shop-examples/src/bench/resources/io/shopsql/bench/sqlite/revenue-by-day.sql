-- label:text from:time to:time orders:long units:long net:long
with days(label, starts, ends) as (
  select date({from}), {from}, strftime('%Y-%m-%dT00:00:00.000000Z', {from}, '+1 day')
  union all
  select date(ends), ends, strftime('%Y-%m-%dT00:00:00.000000Z', ends, '+1 day') from days where ends < {to}
)
select d.label, d.starts, d.ends, count(o.created_at), coalesce(sum(o.units), 0), coalesce(sum(o.total), 0)
from days d
  left join orders o on o.status = 'completed' and o.created_at >= d.starts and o.created_at < d.ends
group by d.starts
order by d.starts
