select
  placed.cohort,
  placed.starts,
  count(*),
  coalesce(
    cast(
      sum(placed.net)
      as int8
    ),
    0
  )
from (
  select
    min(monthly.starts) over (partition by monthly.user_id) as cohort,
    monthly.starts,
    monthly.net
  from (
    select
      orders.user_id,
      buckets.starts,
      cast(
        sum(orders.total)
        as int8
      ) as net
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
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?),
          (?, ?)
      ) as buckets
    ) as buckets
      join orders
        on (
          orders.created_at >= buckets.starts
          and orders.created_at < buckets.ends
          and orders.status = 'completed'
        )
    group by
      orders.user_id,
      buckets.starts
  ) as monthly
) as placed
group by placed.cohort, placed.starts;
