package com.example.reviews;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.MissingReference;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;

/** Opens a shop with the application's own tables next to the shop's, and uses both in one transaction. */
public class ReviewsApplication {

    private static final String CHANGELOG = "com/example/reviews/changelog.xml";

    public static void main(String[] args) {
        ShopConfig config = ShopConfig.of(args.length > 0 ? args[0] : "jdbc:sqlite:reviews.db").changelog(CHANGELOG);
        try (Shop shop = Shop.open(config)) {
            shop.run(tx -> {
                Product lamp = tx.products()
                        .upsert(new NewProduct("Red lamp", Money.of("24.50")).withSku("LAMP").withStock(10));
                ReviewDao reviews = new ReviewDao(tx.db());
                if (reviews.of(lamp.id()).isEmpty()) {
                    reviews.insert(new Review(lamp.id(), 5, "Warm light."));
                    reviews.insert(new Review(lamp.id(), 4, "The cable is short."));
                }
            });
            for (ReviewDao.Rating rating : shop.report(db -> new ReviewDao(db).ratings())) {
                System.out.printf("%s: %d reviews, %.1f stars%n", rating.product(), rating.reviews(), rating.stars());
            }
            try {
                shop.run(tx -> new ReviewDao(tx.db()).insert(new Review(new ProductId(777), 1, "Never bought it.")));
            } catch (MissingReference e) {
                System.out.println("refused: " + e.what());
            }
            System.out.println("pending changesets: "
                    + Shop.migrations(config).status().pending().size());
            // as a test would
            System.out.println("findings of the lint: " + Migrations.lint(CHANGELOG));
        }
    }
}
