-- placed:long placedValue:long cancelled:long cancelledValue:long refunded:long refundedValue:long cancelRate:long cancelRateByValue:long refundRate:long refundRateByValue:long
select n, value, cancelled, cancelled_value, refunded, refunded_value, (20000 * cancelled + n) / (2 * n),
  (20000 * cancelled_value + value) / (2 * value), (20000 * refunded + n) / (2 * n),
  (20000 * refunded_value + value) / (2 * value)
from (select sum(n)::bigint as n, sum(value)::bigint as value,
        sum(case when status = 'cancelled' then n else 0 end)::bigint as cancelled,
        sum(case when status = 'cancelled' then value else 0 end)::bigint as cancelled_value,
        sum(case when status = 'refunded' then n else 0 end)::bigint as refunded,
        sum(case when status = 'refunded' then value else 0 end)::bigint as refunded_value
      from (select o.status, count(*) as n, sum(o.total) as value from orders o where true {range} group by o.status) s) t
