-- orders:long buyers:long units:long net:long averageOrderValue:long unitsPerOrder:long
select orders, buyers, units, net, (2 * net + orders) / (2 * orders), (20000 * units + orders) / (2 * orders)
from (select sum(orders)::bigint as orders, count(*) as buyers, sum(units)::bigint as units, sum(net)::bigint as net
      from (select count(*) as orders, sum(o.units) as units, sum(o.total) as net
            from orders o
            where o.status = 'completed' {range}
            group by o.user_id) b) s
