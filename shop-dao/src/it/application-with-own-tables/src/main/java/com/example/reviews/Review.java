package com.example.reviews;

import io.shopsql.schema.type.ProductId;

/** What a buyer says of a product: one to five stars, and words if there are any. */
public record Review(ProductId product, int stars, String words) {}
