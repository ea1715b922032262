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
    values
      (0, ?, ?),
      (1, ?, ?),
      (2, ?, ?),
      (3, ?, ?)
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

select ever.created_at, ever.total
from (
  select
    orders.created_at,
    orders.total,
    row_number() over (
      partition by orders.user_id
      order by orders.id
    ) as place
  from (
    select
      orders.user_id,
      min(orders.created_at) as first_sale
    from orders
    where (
      orders.status = 'completed'
      and orders.created_at < ?
    )
    group by orders.user_id
  ) as sales
    join orders
      on (
        orders.user_id = sales.user_id
        and orders.created_at = sales.first_sale
        and orders.status = 'completed'
      )
  where sales.first_sale >= ?
) as ever
where ever.place = 1;
