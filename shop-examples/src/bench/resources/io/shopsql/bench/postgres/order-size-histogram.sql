-- measure:text band:text orders:long
with sizes as (
  select count(*) as lines, o.units, o.total
  from orders o
    join order_items i on i.order_id = o.id
  where o.status = 'completed' {range}
  group by o.id
),
counts as (
  select
    count(*) filter (where lines >= 1 and lines < 2) as b1,
    count(*) filter (where lines >= 2 and lines < 3) as b2,
    count(*) filter (where lines >= 3 and lines < 4) as b3,
    count(*) filter (where lines >= 4 and lines < 6) as b4,
    count(*) filter (where lines >= 6 and lines < 11) as b5,
    count(*) filter (where lines >= 11 and lines < 21) as b6,
    count(*) filter (where lines >= 21 and lines < 51) as b7,
    count(*) filter (where lines >= 51) as b8,
    count(*) filter (where units >= 1 and units < 2) as b9,
    count(*) filter (where units >= 2 and units < 6) as b10,
    count(*) filter (where units >= 6 and units < 11) as b11,
    count(*) filter (where units >= 11 and units < 51) as b12,
    count(*) filter (where units >= 51 and units < 101) as b13,
    count(*) filter (where units >= 101 and units < 501) as b14,
    count(*) filter (where units >= 501) as b15,
    count(*) filter (where total >= 0 and total < 100000) as b16,
    count(*) filter (where total >= 100000 and total < 250000) as b17,
    count(*) filter (where total >= 250000 and total < 500000) as b18,
    count(*) filter (where total >= 500000 and total < 1000000) as b19,
    count(*) filter (where total >= 1000000 and total < 2500000) as b20,
    count(*) filter (where total >= 2500000 and total < 5000000) as b21,
    count(*) filter (where total >= 5000000 and total < 10000000) as b22,
    count(*) filter (where total >= 10000000 and total < 50000000) as b23,
    count(*) filter (where total >= 50000000) as b24
  from sizes
)
select 'LINES', '1', b1 from counts
union all select 'LINES', '2', b2 from counts
union all select 'LINES', '3', b3 from counts
union all select 'LINES', '4-5', b4 from counts
union all select 'LINES', '6-10', b5 from counts
union all select 'LINES', '11-20', b6 from counts
union all select 'LINES', '21-50', b7 from counts
union all select 'LINES', '51+', b8 from counts
union all select 'UNITS', '1', b9 from counts
union all select 'UNITS', '2-5', b10 from counts
union all select 'UNITS', '6-10', b11 from counts
union all select 'UNITS', '11-50', b12 from counts
union all select 'UNITS', '51-100', b13 from counts
union all select 'UNITS', '101-500', b14 from counts
union all select 'UNITS', '501+', b15 from counts
union all select 'VALUE', '0-10', b16 from counts
union all select 'VALUE', '10-25', b17 from counts
union all select 'VALUE', '25-50', b18 from counts
union all select 'VALUE', '50-100', b19 from counts
union all select 'VALUE', '100-250', b20 from counts
union all select 'VALUE', '250-500', b21 from counts
union all select 'VALUE', '500-1000', b22 from counts
union all select 'VALUE', '1000-5000', b23 from counts
union all select 'VALUE', '5000+', b24 from counts
