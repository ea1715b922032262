-- orders:long buyers:long units:long net:long averageOrderValue:long unitsPerOrder:long
select count(*), count(distinct o.user_id), sum(o.units), sum(o.total), (2 * sum(o.total) + count(*)) / (2 * count(*)),
  (20000 * sum(o.units) + count(*)) / (2 * count(*))
from orders o
where o.status = 'completed' {range}
