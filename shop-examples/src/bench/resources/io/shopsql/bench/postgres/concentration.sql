-- buyers:long net:long topBuyers:long topNet:long
select count(*), sum(net)::bigint, (count(*) + 9) / 10, sum(case when place <= (buyers + 9) / 10 then net end)::bigint
from (select net, count(*) over () as buyers, row_number() over (order by net desc) as place
      from (select sum(o.total) as net from orders o where o.status = 'completed' {range} group by o.user_id) b) r
