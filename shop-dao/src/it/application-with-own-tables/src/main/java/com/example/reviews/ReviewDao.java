package com.example.reviews;

import static com.example.reviews.schema.Tables.REVIEWS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;

import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Reviews of products. Belongs to one transaction of the shop: {@code new ReviewDao(tx.db())}. */
public final class ReviewDao {

    private final DSLContext db;

    public ReviewDao(DSLContext db) {
        this.db = db;
    }

    public void insert(Review review) {
        db.insertInto(REVIEWS, REVIEWS.PRODUCT_ID, REVIEWS.STARS, REVIEWS.WORDS)
                .values(review.product(), review.stars(), review.words())
                .execute();
    }

    /** The reviews of a product, the latest first. */
    public List<Review> of(ProductId product) {
        return db.select(REVIEWS.PRODUCT_ID, REVIEWS.STARS, REVIEWS.WORDS)
                .from(REVIEWS)
                .where(REVIEWS.PRODUCT_ID.eq(product))
                .orderBy(REVIEWS.CREATED_AT.desc(), REVIEWS.ID.desc())
                .fetch(Records.mapping(Review::new));
    }

    /** Every product that was reviewed, with the number of its reviews and the mean of their stars. */
    public List<Rating> ratings() {
        return db.select(PRODUCTS.NAME, count(), avg(REVIEWS.STARS))
                .from(REVIEWS)
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(REVIEWS.PRODUCT_ID))
                .groupBy(PRODUCTS.ID, PRODUCTS.NAME)
                .orderBy(PRODUCTS.NAME, PRODUCTS.ID)
                .fetch(Records.mapping(Rating::new));
    }

    public record Rating(String product, int reviews, BigDecimal stars) {}
}
