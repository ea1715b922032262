select
  placed.cohort,
  placed.place,
  count(placed.user_id),
  coalesce(
    cast(
      sum(placed.net)
      as int8
    ),
    0
  )
from (
  select
    min(monthly.place) over (partition by monthly.user_id) as cohort,
    monthly.user_id,
    monthly.place,
    monthly.net
  from (
    select
      orders.user_id,
      buckets.place,
      cast(
        sum(orders.total)
        as int8
      ) as net
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
          (3, ?, ?),
          (4, ?, ?),
          (5, ?, ?),
          (6, ?, ?),
          (7, ?, ?),
          (8, ?, ?),
          (9, ?, ?),
          (10, ?, ?),
          (11, ?, ?),
          (12, ?, ?)
      ) as buckets
    ) as buckets
      left outer join orders
        on (
          orders.created_at >= buckets.starts
          and orders.created_at < buckets.ends
          and orders.status = 'completed'
        )
    group by
      orders.user_id,
      buckets.place
  ) as monthly
) as placed
where placed.cohort >= 1
group by placed.cohort, placed.place;
