package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class GreetingTest {

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    GreetingTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void a_new_user_is_found() {
        User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
        assertEquals(alice, shop.read(tx -> tx.users().get(alice.id())));
        System.out.println("found on " + database + " with JUnit " + Test.class.getPackage().getImplementationVersion());
    }
}
