-- weekday:text hour:long orders:long net:long
select to_char(date '2024-01-01' + d, 'FMDAY'), h, coalesce(s.orders, 0), coalesce(s.net, 0)::bigint
from generate_series(0, 6) d
  cross join generate_series(0, 23) h
  left join (select extract(isodow from o.created_at at time zone 'UTC')::int - 1 as day,
               extract(hour from o.created_at at time zone 'UTC')::int as hour, count(*) as orders, sum(o.total) as net
             from orders o
             where o.status = 'completed' {range}
             group by 1, 2) s on s.day = d and s.hour = h
order by d, h
