select
  (
    select min(orders.created_at)
    from orders
    where orders.status = 'completed'
  ),
  (
    select max(orders.created_at)
    from orders
    where orders.status = 'completed'
  );

select
  buckets.place,
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
    null as place,
    null as starts,
    null as ends
  where 1 = 0
  union all
  select *
  from (
    values (0, ?, ?)
  ) as buckets
) as buckets
  left outer join orders
    on (
      orders.created_at >= buckets.starts
      and orders.created_at < buckets.ends
      and orders.status = 'completed'
    )
group by buckets.place
order by buckets.place nulls last;
