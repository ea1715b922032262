package io.shopsql.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.Duplicate;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class UserDaoTest {

    @AutoClose
    private final TestShop shop;

    UserDaoTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_new_user_is_found_by_key_by_email_and_by_code() {
        User alice = shop.write(tx -> tx.users()
                .insert(new NewUser("Alice", "alice@example.com")
                        .withCode("17850")
                        .withAge(30)));
        shop.run(tx -> {
            assertThat(tx.users().get(alice.id())).isEqualTo(alice);
            assertThat(tx.users().findByEmail("alice@example.com")).contains(alice);
            assertThat(tx.users().findByCode("17850")).contains(alice);
            assertThat(tx.users().findByEmail("Alice@example.com")).isEmpty();
        });
    }

    @Test
    void duplicate_email_is_refused_and_nothing_changes() {
        shop.run(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
        var before = shop.checksums();
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(new NewUser("Bob", "bob@example.com"));
                    tx.users().insert(new NewUser("Alicia", "alice@example.com"));
                }))
                .satisfies(e -> {
                    assertThat(e.what()).isEqualTo("users.email must be unique; another row already has this value.");
                    assertThat(e.columns()).containsExactly("email");
                    assertThat(e).hasMessageNotContaining("alice@example.com");
                });
        assertThat(shop.checksums()).isEqualTo(before);
    }
}
