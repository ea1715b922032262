-- orders:long buyers:long units:long net:long averageOrderValue:long unitsPerOrder:long
select orders, buyers, units, net, (2 * net + orders) / (2 * orders), (20000 * units + orders) / (2 * orders)
from (select count(*) as orders, count(distinct o.user_id) as buyers, sum(o.units)::bigint as units, sum(o.total)::bigint as net
      from orders o
      where o.status = 'completed' {range}) s
