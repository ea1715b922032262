-- A shop on SQLite as commit 535ea3c made and filled it (before 0026). Never edit it.
PRAGMA foreign_keys = OFF;
PRAGMA page_size = 4096;
BEGIN;
CREATE TABLE shop_changelog (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID VARCHAR(10));
CREATE TABLE shop_changelog_lock (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TEXT, LOCKEDBY VARCHAR(255), CONSTRAINT PK_SHOP_CHANGELOG_LOCK PRIMARY KEY (ID));
CREATE TABLE "users" ("id" INTEGER CONSTRAINT "pk_users" PRIMARY KEY AUTOINCREMENT NOT NULL, "code" VARCHAR(64), "name" VARCHAR(100) NOT NULL, "email" VARCHAR(200) NOT NULL, "age" INTEGER, "active" BOOLEAN DEFAULT 1 NOT NULL, "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, CONSTRAINT "uq_users_code" UNIQUE ("code"), CONSTRAINT "uq_users_email" UNIQUE ("email"), CONSTRAINT "ck_users_code" CHECK (length("code") between 1 and 64), CONSTRAINT "ck_users_name" CHECK (length("name") between 1 and 100), CONSTRAINT "ck_users_email" CHECK (length("email") between 1 and 200), CONSTRAINT "ck_users_age" CHECK ("age" between 0 and 150));
CREATE TABLE "products" ("id" INTEGER CONSTRAINT "pk_products" PRIMARY KEY AUTOINCREMENT NOT NULL, "sku" VARCHAR(64), "name" VARCHAR(200) NOT NULL, "price" BIGINT NOT NULL, "category" VARCHAR(50), "attributes" TEXT, "active" BOOLEAN DEFAULT 1 NOT NULL, "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, CONSTRAINT "uq_products_sku" UNIQUE ("sku"), CONSTRAINT "ck_products_sku" CHECK (length("sku") between 1 and 64), CONSTRAINT "ck_products_name" CHECK (length("name") between 1 and 200), CONSTRAINT "ck_products_price" CHECK ("price" between 0 and 1000000000000), CONSTRAINT "ck_products_category" CHECK (length("category") <= 50));
CREATE TABLE "product_stock" ("product_id" BIGINT NOT NULL, "quantity" BIGINT DEFAULT 0 NOT NULL, CONSTRAINT "pk_product_stock" PRIMARY KEY ("product_id"), CONSTRAINT "fk_product_stock_product" FOREIGN KEY ("product_id") REFERENCES "products"("id"), CONSTRAINT "ck_product_stock_quantity" CHECK ("quantity" >= 0));
CREATE TABLE product_attributes (product_id INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT pk_product_attributes PRIMARY KEY (product_id, name)) WITHOUT ROWID;
CREATE TABLE "orders" ("id" INTEGER CONSTRAINT "pk_orders" PRIMARY KEY AUTOINCREMENT NOT NULL, "user_id" BIGINT NOT NULL, "status" VARCHAR(10) NOT NULL, "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, "total" BIGINT NOT NULL, "units" BIGINT NOT NULL, "notes" VARCHAR(1000), CONSTRAINT "fk_orders_user" FOREIGN KEY ("user_id") REFERENCES "users"("id"), CONSTRAINT "ck_orders_status" CHECK ("status" in ('pending', 'processing', 'completed', 'cancelled', 'refunded')), CONSTRAINT "ck_orders_total" CHECK ("total" >= 0), CONSTRAINT "ck_orders_units" CHECK ("units" >= 1), CONSTRAINT "ck_orders_notes" CHECK (length("notes") <= 1000));
CREATE TABLE "order_items" ("order_id" BIGINT NOT NULL, "line_no" INTEGER NOT NULL, "product_id" BIGINT NOT NULL, "quantity" INTEGER NOT NULL, "unit_price" BIGINT NOT NULL, CONSTRAINT "pk_order_items" PRIMARY KEY ("order_id", "line_no"), CONSTRAINT "fk_order_items_order" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE, CONSTRAINT "fk_order_items_product" FOREIGN KEY ("product_id") REFERENCES "products"("id"), CONSTRAINT "ck_order_items_line_no" CHECK ("line_no" >= 1), CONSTRAINT "ck_order_items_quantity" CHECK ("quantity" between 1 and 1000000), CONSTRAINT "ck_order_items_unit_price" CHECK ("unit_price" between 0 and 1000000000000)) WITHOUT ROWID;
CREATE TABLE "order_requests" ("idempotency_key" VARCHAR(200) NOT NULL, "request_hash" VARCHAR(64) NOT NULL, "order_id" BIGINT NOT NULL, "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, CONSTRAINT "pk_order_requests" PRIMARY KEY ("idempotency_key"), CONSTRAINT "ck_order_requests_key" CHECK (length("idempotency_key") between 1 and 200), CONSTRAINT "ck_order_requests_hash" CHECK (length("request_hash") = 64));
CREATE TABLE "contacts" ("id" INTEGER CONSTRAINT "pk_contacts" PRIMARY KEY AUTOINCREMENT NOT NULL, "name" VARCHAR(100) NOT NULL, "email" VARCHAR(200), "phone" VARCHAR(40), "notes" VARCHAR(1000), "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, "name_search" VARCHAR(300) CONSTRAINT "ck_contacts_name_search" CHECK (length("name_search") between 1 and 300), CONSTRAINT "uq_contacts_email" UNIQUE ("email"), CONSTRAINT "ck_contacts_name" CHECK (length("name") between 1 and 100), CONSTRAINT "ck_contacts_email" CHECK (length("email") between 1 and 200), CONSTRAINT "ck_contacts_phone" CHECK (length("phone") <= 40), CONSTRAINT "ck_contacts_notes" CHECK (length("notes") <= 1000));
CREATE TABLE "accounts" ("id" INTEGER CONSTRAINT "pk_accounts" PRIMARY KEY AUTOINCREMENT NOT NULL, "user_id" BIGINT NOT NULL, "opening_balance" BIGINT NOT NULL, "balance" BIGINT NOT NULL, CONSTRAINT "fk_accounts_user" FOREIGN KEY ("user_id") REFERENCES "users"("id"), CONSTRAINT "ck_accounts_opening_balance" CHECK ("opening_balance" >= 0), CONSTRAINT "ck_accounts_balance" CHECK ("balance" >= 0));
CREATE TABLE "transfers" ("id" INTEGER CONSTRAINT "pk_transfers" PRIMARY KEY AUTOINCREMENT NOT NULL, "from_account" BIGINT NOT NULL, "to_account" BIGINT NOT NULL, "amount" BIGINT NOT NULL, "idempotency_key" VARCHAR(200), "created_at" TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL, CONSTRAINT "fk_transfers_to_account" FOREIGN KEY ("to_account") REFERENCES "accounts"("id"), CONSTRAINT "fk_transfers_from_account" FOREIGN KEY ("from_account") REFERENCES "accounts"("id"), CONSTRAINT "uq_transfers_idempotency_key" UNIQUE ("idempotency_key"), CONSTRAINT "ck_transfers_accounts" CHECK ("from_account" <> "to_account"), CONSTRAINT "ck_transfers_amount" CHECK ("amount" > 0), CONSTRAINT "ck_transfers_idempotency_key" CHECK (length("idempotency_key") between 1 and 200));
INSERT INTO shop_changelog VALUES ('20261123-01-1', 'shop', 'io/shopsql/schema/0001-users.xml', '2026-11-27 12:49:54', 1, 'EXECUTED', '9:39087d2aacac030c43fe74ee481388e8', 'createTable tableName=users', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-01-2', 'shop', 'io/shopsql/schema/0001-users.xml', '2026-11-27 12:49:54', 2, 'EXECUTED', '9:0372fae22b4f70f2aaf6e8058caf46b5', 'createIndex indexName=ix_users_created_at, tableName=users', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-02-1', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:49:54', 3, 'EXECUTED', '9:3de5f2af11e4e63d1a917c6d492749d3', 'createTable tableName=products', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-02-2', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:49:54', 4, 'EXECUTED', '9:3c21dbe0f6f8159fa12968f49c48590b', 'createIndex indexName=ix_products_created_at, tableName=products', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-02-3', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:49:54', 5, 'EXECUTED', '9:095d5c1facb678cd88d325c6578f99d4', 'createTable tableName=product_stock', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-02-5', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:49:54', 6, 'EXECUTED', '9:a24614fcf433d8731a7d4e498f3e31c1', 'sql; sql; sql; sql; sql; sql; sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-02-9', 'shop', 'io/shopsql/schema/0002-products.xml', '2026-11-27 12:49:54', 7, 'EXECUTED', '9:6c9f02f213627ee4e901584345f9c7cf', 'sql; sql; sql; sql; sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-1', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 8, 'EXECUTED', '9:29be30dcde19e3187de47df2bce9203d', 'createTable tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-2', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 9, 'EXECUTED', '9:39df2c2322704851536771a3bc545b42', 'createIndex indexName=ix_orders_user_id, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-3', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 10, 'EXECUTED', '9:30143edb2ecfcfb78096e24f99635295', 'createIndex indexName=ix_orders_created_at, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-4', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 11, 'EXECUTED', '9:e2b2d4dc188686c9bf2feaa594cebf6a', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-5', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 12, 'EXECUTED', '9:1f83a5d58bf6433d2657b4aa4fe7b17e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-6', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 13, 'EXECUTED', '9:a016265a4a8f37ce37d50e13c0cf0e40', 'createTable tableName=order_items', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-7', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 14, 'EXECUTED', '9:ab07a9d9e0fe4b2635de4efb5ca9c22e', 'createIndex indexName=ix_order_items_product_id, tableName=order_items', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-8', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 15, 'EXECUTED', '9:e8d0224e3b874d761eefba77ac3de80b', 'createTable tableName=order_requests', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-03-9', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 16, 'EXECUTED', '9:45311b0f4b1f1e27487c42d0c8eb95f3', 'createIndex indexName=ix_order_requests_order_id, tableName=order_requests', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261125-03-10', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 17, 'EXECUTED', '9:4e0732f15cf06594776e3d32c4ba4927', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261125-03-11', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 18, 'EXECUTED', '9:2858ea84b8938c2f2c3a9e54e65db326', 'dropIndex indexName=ix_orders_completed_by_user, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261125-03-12', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 19, 'EXECUTED', '9:dc794202277938842d17c46cfedbdc8b', 'dropIndex indexName=ix_orders_completed_by_time, tableName=orders', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261125-03-13', 'shop', 'io/shopsql/schema/0003-orders.xml', '2026-11-27 12:49:54', 20, 'EXECUTED', '9:1f83a5d58bf6433d2657b4aa4fe7b17e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-04-1', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:49:54', 21, 'EXECUTED', '9:9a7572c608547680b7208fc1e3f1f8aa', 'createTable tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-04-2', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:49:54', 22, 'EXECUTED', '9:31aa82a594376a02cfbdf3de0dbf88ea', 'createIndex indexName=ix_contacts_name, tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-04-3', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:49:54', 23, 'EXECUTED', '9:9d7d08b29f0c7dfc79f809b33969ae72', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-04-5', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:49:54', 24, 'EXECUTED', '9:6554beea1b302f7d90307d9695ca314e', 'sql', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-04-6', 'shop', 'io/shopsql/schema/0004-contacts.xml', '2026-11-27 12:49:54', 25, 'EXECUTED', '9:73792d1344b4d2dd34e634e05445247e', 'createIndex indexName=ix_contacts_created_at, tableName=contacts', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-1', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 26, 'EXECUTED', '9:d255c9c0fb2dbeaec7ea039e16a91a29', 'createTable tableName=accounts', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-2', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 27, 'EXECUTED', '9:e57e68b8c395d17962076b65d0997998', 'createIndex indexName=ix_accounts_user_id, tableName=accounts', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-3', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 28, 'EXECUTED', '9:46ecf6f88067d4498da8824f338e0a0e', 'createTable tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-4', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 29, 'EXECUTED', '9:dc9ac590a31b84b3bd9c031077bc941c', 'createIndex indexName=ix_transfers_from_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-5', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 30, 'EXECUTED', '9:eaf01d20d390da1f400cff7bd88b9a66', 'createIndex indexName=ix_transfers_to_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-6', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 31, 'EXECUTED', '9:5f6840854d0e42de1a04f5d83c89f15b', 'createIndex indexName=ix_transfers_from_account_time, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-7', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 32, 'EXECUTED', '9:4b7a6c830946d43b6a2e833b692bacd0', 'dropIndex indexName=ix_transfers_from_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-8', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 33, 'EXECUTED', '9:632d4a1c46ee103bea35d528d6fc78ff', 'createIndex indexName=ix_transfers_to_account_time, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog VALUES ('20261123-05-9', 'shop', 'io/shopsql/schema/0005-accounts.xml', '2026-11-27 12:49:54', 34, 'EXECUTED', '9:d0866048cf21d7b28f6c64945ca9dd1a', 'dropIndex indexName=ix_transfers_to_account, tableName=transfers', '', NULL, '4.33.0', NULL, NULL, '5783792983');
INSERT INTO shop_changelog_lock VALUES (1, 0, NULL, NULL);
INSERT INTO users VALUES (1, NULL, 'Alice', 'alice@example.com', 0, 1, '2026-11-01T08:00:00.123456Z');
INSERT INTO users VALUES (2, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀Zoë 😀', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 150, 1, '2026-11-01T08:01:01.123456Z');
INSERT INTO users VALUES (3, '12346', 'Bob O''Neil \ "B"', 'bob@example.com', NULL, 0, '2026-11-01T08:02:02.123456Z');
INSERT INTO products VALUES (1, NULL, 'Book', 299900, NULL, NULL, 1, '2026-11-01T08:03:03.123456Z');
INSERT INTO products VALUES (2, 'ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss', 'Gold 金 ''quoted'' \ "twice"', 1000000000000, 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk', '{"carat":23.5,"color":"röt","heavy":true}', 1, '2026-11-01T08:04:04.123456Z');
INSERT INTO products VALUES (3, 'P-1', 'Crème brûlée pen', 10, 'Écriture', NULL, 1, '2026-11-01T08:05:05.123456Z');
INSERT INTO products VALUES (4, 'D-1', 'Dust', 0, NULL, NULL, 1, '2026-11-01T08:06:06.123456Z');
INSERT INTO products VALUES (5, 'L-1', 'Old lamp', 125000, NULL, NULL, 0, '2026-11-01T08:07:07.123456Z');
INSERT INTO product_stock VALUES (1, 990);
INSERT INTO product_stock VALUES (2, 3999998);
INSERT INTO product_stock VALUES (3, 0);
INSERT INTO product_stock VALUES (4, 9223372036853775807);
INSERT INTO product_stock VALUES (5, 2);
INSERT INTO product_attributes VALUES (2, 'carat', '23.5');
INSERT INTO product_attributes VALUES (2, 'color', '"röt');
INSERT INTO product_attributes VALUES (2, 'heavy', 'true');
INSERT INTO orders VALUES (1, 1, 'completed', '2026-11-01T08:08:08.123456Z', 1000000000000899700, 1000003, 'line one
line two	tab ''é''');
INSERT INTO orders VALUES (2, 2, 'cancelled', '2026-11-01T08:09:09.123456Z', 1499500, 5, NULL);
INSERT INTO orders VALUES (3, 2, 'pending', '2026-11-01T08:10:10.123456Z', 2224300, 8, NULL);
INSERT INTO orders VALUES (4, 1, 'processing', '2026-11-01T08:11:11.123456Z', 2000000000000, 1000002, NULL);
INSERT INTO orders VALUES (5, 1, 'refunded', '2026-11-01T08:12:12.123456Z', 1199600, 4, NULL);
INSERT INTO orders VALUES (6, 3, 'completed', '2009-12-01T07:45:00.000000Z', 110120, 25, NULL);
INSERT INTO orders VALUES (7, 2, 'completed', '0001-01-01T00:00:00.000000Z', 1000000000000000000, 1000000, NULL);
INSERT INTO orders VALUES (8, 2, 'completed', '2010-01-01T00:00:00.000001Z', 599700, 3, NULL);
INSERT INTO order_items VALUES (1, 1, 1, 1, 299900);
INSERT INTO order_items VALUES (1, 2, 2, 1000000, 1000000000000);
INSERT INTO order_items VALUES (1, 3, 1, 2, 299900);
INSERT INTO order_items VALUES (2, 1, 1, 5, 299900);
INSERT INTO order_items VALUES (3, 1, 1, 7, 299900);
INSERT INTO order_items VALUES (3, 2, 5, 1, 125000);
INSERT INTO order_items VALUES (4, 1, 2, 2, 1000000000000);
INSERT INTO order_items VALUES (4, 2, 4, 1000000, 0);
INSERT INTO order_items VALUES (5, 1, 1, 4, 299900);
INSERT INTO order_items VALUES (6, 1, 3, 12, 5);
INSERT INTO order_items VALUES (6, 2, 3, 12, 5);
INSERT INTO order_items VALUES (6, 3, 5, 1, 110000);
INSERT INTO order_items VALUES (7, 1, 5, 1000000, 1000000000000);
INSERT INTO order_items VALUES (8, 1, 1, 3, 199900);
INSERT INTO order_requests VALUES ('request-1', '097bc62eac7ba4c722dc9251d7118b1388cfde7a76c33e69bd9b88cb450602bb', 1, '2026-11-01T08:08:08.123456Z');
INSERT INTO order_requests VALUES ('request-Ü', '8a689def5c5e7f738d2ff3c40ce33f3f305db502ab33919b22708ebacf6f6bab', 3, '2026-11-01T08:10:10.123456Z');
INSERT INTO order_requests VALUES ('past-1', 'ca0dfd86805ff85fd608df873ff3bb5dded5871152061d73b47ccc7fa4f52f9f', 6, '2026-11-01T08:13:13.123456Z');
INSERT INTO order_requests VALUES ('past-2', '89108510b84a1b76356423cb23690f3d72fc52d4fb0df9016690bc2d80de0d71', 7, '2026-11-01T08:13:13.123456Z');
INSERT INTO order_requests VALUES ('past-3', 'd6e725f2230cc08846bd0bd35217cc6936aea9178d5e06c38b3d2e8cc737f653', 8, '2026-11-01T08:14:14.123456Z');
INSERT INTO contacts VALUES (1, 'Ärger Straße', 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn', NULL, '😀', '2026-11-01T08:15:15.123456Z', 'ärger strasse');
INSERT INTO contacts VALUES (2, 'Bob', NULL, NULL, NULL, '2026-11-01T08:16:16.123456Z', 'bob');
INSERT INTO contacts VALUES (3, 'Ève d''Été', 'eve@example.com', '+49 1', 'née
line two', '2026-11-01T08:17:17.123456Z', 'ève d''été');
INSERT INTO contacts VALUES (4, 'Plain SQL', NULL, NULL, NULL, '2026-11-02T00:00:00.000001Z', NULL);
INSERT INTO accounts VALUES (1, 1, 1000000, 699999);
INSERT INTO accounts VALUES (2, 2, 0, 9223372035855075808);
INSERT INTO accounts VALUES (3, 3, 9223372036854775807, 1000000000);
INSERT INTO transfers VALUES (1, 1, 2, 300000, 'k-1', '2026-11-01T08:18:18.123456Z');
INSERT INTO transfers VALUES (2, 1, 2, 1, NULL, '2026-11-01T08:19:19.123456Z');
INSERT INTO transfers VALUES (3, 3, 2, 9223372035854775807, NULL, '2026-11-01T08:20:20.123456Z');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES ('users', 3);
INSERT INTO sqlite_sequence VALUES ('products', 5);
INSERT INTO sqlite_sequence VALUES ('orders', 8);
INSERT INTO sqlite_sequence VALUES ('contacts', 4);
INSERT INTO sqlite_sequence VALUES ('accounts', 3);
INSERT INTO sqlite_sequence VALUES ('transfers', 3);
CREATE INDEX "ix_users_created_at" ON "users"("created_at", "id");
CREATE INDEX "ix_products_created_at" ON "products"("created_at", "id");
CREATE INDEX ix_product_attributes_value ON product_attributes (name, value);
CREATE VIEW product_attributes_read AS
SELECT p.id AS product_id, a.key AS name,
  CASE WHEN a.type = 'text' THEN '"' || a.value
       WHEN a.type IN ('true', 'false') THEN a.type
       WHEN p.attributes -> a.fullkey GLOB '*.*' AND NOT p.attributes -> a.fullkey GLOB '*[eE]*'
         THEN rtrim(rtrim(p.attributes -> a.fullkey, '0'), '.')
       ELSE p.attributes -> a.fullkey END AS value
FROM products p JOIN json_each(CASE WHEN json_valid(p.attributes) THEN p.attributes ELSE '{}' END) a
WHERE json_valid(p.attributes) AND json_type(p.attributes) = 'object'
  AND a.type IN ('text', 'true', 'false', 'integer', 'real');
CREATE TRIGGER tr_products_attributes_insert AFTER INSERT ON products WHEN NEW.attributes IS NOT NULL BEGIN
  DELETE FROM product_attributes WHERE product_id = NEW.id;
  INSERT OR REPLACE INTO product_attributes SELECT product_id, name, value FROM product_attributes_read WHERE product_id = NEW.id;
END;
CREATE TRIGGER tr_products_attributes_update AFTER UPDATE OF id, attributes ON products
WHEN NEW.attributes IS NOT OLD.attributes OR NEW.id <> OLD.id BEGIN
  DELETE FROM product_attributes WHERE product_id IN (OLD.id, NEW.id);
  INSERT OR REPLACE INTO product_attributes SELECT product_id, name, value FROM product_attributes_read WHERE product_id = NEW.id;
END;
CREATE TRIGGER tr_products_attributes_delete AFTER DELETE ON products BEGIN
  DELETE FROM product_attributes WHERE product_id = OLD.id;
END;
CREATE VIRTUAL TABLE products_fts USING fts5(name, category, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
INSERT INTO products_fts (rowid, name, category) SELECT id, name, category FROM products;
CREATE TRIGGER tr_products_fts_insert AFTER INSERT ON products BEGIN
  INSERT OR REPLACE INTO products_fts (rowid, name, category) VALUES (NEW.id, NEW.name, NEW.category);
END;
CREATE TRIGGER tr_products_fts_update AFTER UPDATE OF id, name, category ON products
WHEN NEW.name IS NOT OLD.name OR NEW.category IS NOT OLD.category OR NEW.id <> OLD.id BEGIN
  DELETE FROM products_fts WHERE rowid = OLD.id;
  INSERT OR REPLACE INTO products_fts (rowid, name, category) VALUES (NEW.id, NEW.name, NEW.category);
END;
CREATE TRIGGER tr_products_fts_delete AFTER DELETE ON products BEGIN
  DELETE FROM products_fts WHERE rowid = OLD.id;
END;
CREATE INDEX "ix_orders_user_id" ON "orders"("user_id", "created_at", "id");
CREATE INDEX "ix_orders_created_at" ON "orders"("created_at", "id");
CREATE INDEX "ix_order_items_product_id" ON "order_items"("product_id");
CREATE INDEX "ix_order_requests_order_id" ON "order_requests"("order_id");
CREATE INDEX ix_orders_completed_by_user_time ON orders (status, user_id, created_at, id, total, units) WHERE status = 'completed';
CREATE INDEX ix_orders_completed_by_time ON orders (status, created_at, total, units, user_id) WHERE status = 'completed';
CREATE INDEX "ix_contacts_name" ON "contacts"("name", "id");
CREATE INDEX ix_contacts_name_search ON contacts (name_search, id);
CREATE INDEX "ix_contacts_created_at" ON "contacts"("created_at", "id");
CREATE INDEX "ix_accounts_user_id" ON "accounts"("user_id");
CREATE INDEX "ix_transfers_from_account_time" ON "transfers"("from_account", "created_at", "id");
CREATE INDEX "ix_transfers_to_account_time" ON "transfers"("to_account", "created_at", "id");
COMMIT;
