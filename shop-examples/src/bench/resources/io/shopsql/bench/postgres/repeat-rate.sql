-- buyers:long repeatBuyers:long rate:long
select count(*), count(*) filter (where n >= 2), (2 * 10000 * count(*) filter (where n >= 2) + count(*)) / (2 * count(*))
from (select count(*) as n from orders o where o.status = 'completed' {range} group by o.user_id) b
