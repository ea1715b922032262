select
  buckets.starts,
  count(orders.created_at),
  coalesce(
    cast(
      sum(orders.units)
      as int8
    ),
    0
  ),
  coalesce(
    cast(
      sum(orders.total)
      as int8
    ),
    0
  )
from (
  select
    null as starts,
    null as ends
  where 1 = 0
  union all
  select *
  from (
    values
      (?, ?),
      (?, ?),
      (?, ?),
      (?, ?)
  ) as buckets
) as buckets
  left outer join orders
    on (
      orders.created_at >= buckets.starts
      and orders.created_at < buckets.ends
      and orders.status = 'completed'
    )
group by buckets.starts
order by buckets.starts;

select ever.created_at, ever.total
from (
  select
    orders.created_at,
    orders.total,
    row_number() over (
      partition by orders.user_id
      order by orders.created_at, orders.id
    ) as place
  from orders
  where (
    orders.status = 'completed'
    and orders.created_at < ?
  )
) as ever
where (
  ever.place = 1
  and ever.created_at >= ?
);
