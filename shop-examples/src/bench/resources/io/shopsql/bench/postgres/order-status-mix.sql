-- status:text orders:long value:long
select s.status, coalesce(o.n, 0), coalesce(o.value, 0)
from (select 1 as place, 'pending' as status union all select 2, 'processing' union all select 3, 'completed'
      union all select 4, 'cancelled' union all select 5, 'refunded') s
  left join (select o.status, count(*) as n, sum(o.total)::bigint as value from orders o where true {range} group by o.status) o
    on o.status = s.status
order by s.place
