-- weekday:text hour:long orders:long net:long
with sums as (
  select strftime('%w', hour || ':00') as weekday, cast(substr(hour, 12, 2) as integer) as hour, sum(n) as orders, sum(net) as net
  from (select substr(o.created_at, 1, 13) as hour, count(*) as n, sum(o.total) as net
        from orders o
        where o.status = 'completed' {range}
        group by 1)
  group by 1, 2
),
weekdays(place, number, name) as (
  values (1, '1', 'MONDAY'), (2, '2', 'TUESDAY'), (3, '3', 'WEDNESDAY'), (4, '4', 'THURSDAY'), (5, '5', 'FRIDAY'),
    (6, '6', 'SATURDAY'), (7, '0', 'SUNDAY')
),
hours(hour) as (select 0 union all select hour + 1 from hours where hour < 23)
select d.name, h.hour, coalesce(s.orders, 0), coalesce(s.net, 0)
from weekdays d
  cross join hours h
  left join sums s on s.weekday = d.number and s.hour = h.hour
order by d.place, h.hour
