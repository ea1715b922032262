-- label:text from:time to:time orders:long units:long net:long
select to_char(d at time zone 'UTC', 'YYYY-MM-DD'), d, d + interval '1 day', coalesce(s.orders, 0), coalesce(s.units, 0),
  coalesce(s.net, 0)
from generate_series({from}, {to} - interval '1 day', interval '1 day') d
  left join (select date_trunc('day', o.created_at, 'UTC') as day, count(*) as orders, sum(o.units)::bigint as units,
               sum(o.total)::bigint as net
             from orders o
             where o.status = 'completed' {range}
             group by 1) s on s.day = d
order by d
