select
  "products"."id",
  "products"."sku",
  "products"."name",
  "products"."price",
  "product_stock"."quantity"
from "products"
  join "product_stock"
    on "product_stock"."product_id" = "products"."id"
where "product_stock"."quantity" > 0
order by "products"."name", "products"."id";
