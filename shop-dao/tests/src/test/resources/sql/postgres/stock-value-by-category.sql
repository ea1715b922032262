select
  "shelf"."category",
  count(*),
  cast(
    sum("shelf"."quantity")
    as bigint
  ),
  coalesce(
    cast(
      sum(("shelf"."price" * (("shelf"."quantity" / 1000000) / 1000000)))
      as bigint
    ),
    0
  ),
  coalesce(
    cast(
      sum(("shelf"."price" * mod(
        ("shelf"."quantity" / 1000000),
        1000000
      )))
      as bigint
    ),
    0
  ),
  coalesce(
    cast(
      sum(("shelf"."price" * mod("shelf"."quantity", 1000000)))
      as bigint
    ),
    0
  )
from (
  select
    (coalesce(
      nullif("products"."category", ''),
      '(none)'
    )) collate "C" as "category",
    "product_stock"."quantity",
    "products"."price"
  from "products"
    join "product_stock"
      on "product_stock"."product_id" = "products"."id"
  where "product_stock"."quantity" > 0
) as "shelf"
group by "shelf"."category"
order by ("shelf"."category") collate "C";
