package io.shopsql.users;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.Duplicate;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class UserDaoTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");
    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

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
    void what_a_user_lacks_stays_empty() {
        User alice = shop.write(tx -> tx.users().insert(ALICE));
        shop.run(tx -> assertThat(tx.users().get(alice.id())).satisfies(u -> {
            assertThat(u.code()).isNull();
            assertThat(u.age()).isNull();
            assertThat(u.active()).isTrue();
        }));
    }

    @Test
    void find_is_empty_and_get_fails_for_an_unknown_key() {
        shop.run(tx -> {
            assertThat(tx.users().find(new UserId(999))).isEmpty();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> tx.users().get(new UserId(999)))
                    .satisfies(e -> assertThat(e.what()).isEqualTo("User 999 not found."));
        });
    }

    @Test
    void many_users_are_inserted_at_once_in_the_order_given() {
        List<NewUser> many = IntStream.range(0, 1234)
                .mapToObj(i -> new NewUser("User " + i, "user" + i + "@example.com").withCode("C" + i))
                .toList();
        List<User> inserted = shop.write(tx -> tx.users().insertAll(many));
        assertThat(inserted)
                .extracting(User::name)
                .startsWith("User 0", "User 1")
                .endsWith("User 1233");
        User next = shop.write(tx -> tx.users().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.users().all().count()).isEqualTo(1235);
            assertThat(tx.users().where(USERS.CODE.isNotNull()).list()).containsExactlyInAnyOrderElementsOf(inserted);
            assertThat(tx.users().get(next.id())).isEqualTo(next);
            assertThat(tx.users().idsByCode(List.of("C7", "C1233", "nobody")))
                    .isEqualTo(Map.of(
                            "C7",
                            inserted.get(7).id(),
                            "C1233",
                            inserted.get(1233).id()));
            assertThat(tx.users().insertAll(List.of())).isEmpty();
        });
    }

    @Test
    void a_duplicate_among_many_is_refused_and_none_is_inserted() {
        shop.run(tx -> tx.users().insert(ALICE));
        var before = shop.checksums();
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().insertAll(List.of(BOB, ALICE))))
                .satisfies(e -> assertThat(e.columns()).containsExactly("email"));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void those_who_are_there_are_skipped_and_reported() {
        shop.run(tx -> tx.users().insert(ALICE));
        NewUser coded = new NewUser("Coded", "coded@example.com").withCode("17850");
        shop.run(tx -> {
            assertThat(tx.users().insertAllIfAbsent(List.of(ALICE, BOB, coded, BOB)))
                    .extracting(User::name)
                    .containsExactlyInAnyOrder("Bob", "Coded");
            assertThat(tx.users().insertIfAbsent(BOB)).isEmpty();
            assertThat(tx.users().insertIfAbsent(new NewUser("Other", "other@example.com").withCode("17850")))
                    .isEmpty();
            assertThat(tx.users().insertIfAbsent(new NewUser("New", "new@example.com")))
                    .isPresent();
        });
        shop.run(tx -> assertThat(tx.users().all().list())
                .extracting(User::name)
                .containsExactlyInAnyOrder("Alice", "Bob", "Coded", "New"));
    }

    @Test
    void a_taken_email_under_a_new_code_is_a_duplicate_not_an_absence() {
        shop.run(tx -> tx.users().insert(ALICE));
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().insertIfAbsent(ALICE.withCode("17850"))))
                .satisfies(e -> assertThat(e.columns()).containsExactly("email"));
    }

    @Test
    void upsert_inserts_once_and_then_updates_by_code_or_by_email() {
        User first = shop.write(tx -> tx.users().upsert(ALICE.withCode("1")));
        User byCode = shop.write(tx -> tx.users()
                .upsert(new NewUser("Alice Smith", "smith@example.com")
                        .withCode("1")
                        .withAge(40)));
        assertThat(byCode.id()).isEqualTo(first.id());
        assertThat(byCode.createdAt()).isEqualTo(first.createdAt());
        assertThat(byCode.email()).isEqualTo("smith@example.com");
        User bob = shop.write(tx -> tx.users().upsert(BOB));
        User byEmail = shop.write(tx -> tx.users().upsert(new NewUser("Robert", BOB.email()).withActive(false)));
        assertThat(byEmail.id()).isEqualTo(bob.id());
        assertThat(byEmail.name()).isEqualTo("Robert");
        assertThat(byEmail.active()).isFalse();
        shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(2));
    }

    @Test
    void an_update_changes_what_is_given_and_nothing_else() {
        User alice = shop.write(tx -> tx.users().insert(ALICE.withCode("1").withAge(30)));
        User bob = shop.write(tx -> tx.users().insert(BOB));
        shop.run(tx -> {
            assertThat(tx.users()
                            .update(
                                    alice.id(),
                                    UserPatch.NOTHING.name("Alice Smith").age(null)))
                    .isTrue();
            assertThat(tx.users().get(alice.id()))
                    .isEqualTo(new User(alice.id(), "1", "Alice Smith", alice.email(), null, true, alice.createdAt()));
            assertThat(tx.users().get(bob.id())).isEqualTo(bob);
            assertThat(tx.users().update(alice.id(), UserPatch.NOTHING)).isFalse();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> tx.users().update(new UserId(999), UserPatch.NOTHING.name("X")));
        });
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().update(bob.id(), UserPatch.NOTHING.email(alice.email()))));
    }

    @Test
    void a_user_without_orders_is_deleted_once() {
        User alice = shop.write(tx -> tx.users().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.users().delete(alice.id())).isTrue();
            assertThat(tx.users().delete(alice.id())).isFalse();
        });
    }

    @Test
    void a_user_with_orders_is_not_deleted_and_the_message_names_the_ways_out() {
        User alice = aUser(shop, "Alice");
        anOrder(shop, alice, aProduct(shop, "Book", "1.00", 1), 1);
        var before = shop.checksums();
        assertThatExceptionOfType(StillReferenced.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().delete(alice.id())))
                .withMessageContainingAll("has orders", "deactivate", "anonymise", "deletePlacedBy");
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void anonymising_forgets_the_person_and_keeps_the_books() {
        User alice = shop.write(tx -> tx.users().insert(ALICE.withCode("1").withAge(30)));
        Product book = aProduct(shop, "Book", "10.00", 5);
        Order order = shop.write(tx ->
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 1).withNotes("leave it with my neighbour")));
        shop.run(tx -> tx.orders().complete(order.id()));
        shop.run(tx -> tx.users().anonymise(alice.id()));
        shop.run(tx -> {
            assertThat(tx.users().get(alice.id()))
                    .isEqualTo(new User(
                            alice.id(),
                            null,
                            "Anonymous " + alice.id(),
                            "anonymous-" + alice.id() + "@removed.invalid",
                            null,
                            false,
                            alice.createdAt()));
            assertThat(tx.orders().get(order.id()).notes()).isNull();
            assertThat(tx.orders().totalSpentBy(alice.id())).isEqualTo(Money.of(10));
        });
    }

    @Test
    void pages_show_every_user_once_in_either_direction() {
        List<NewUser> many = IntStream.range(0, 25)
                .mapToObj(i -> new NewUser("User " + i, "user" + i + "@example.com"))
                .toList();
        List<User> all = shop.write(tx -> tx.users().insertAll(many)); // all of one instant: the key decides
        assertThat(walk(PageRequest.first(10))).isEqualTo(all);
        assertThat(walk(PageRequest.first(25))).isEqualTo(all);
        List<User> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        assertThat(walk(PageRequest.first(7).newestFirst())).isEqualTo(backwards);
        Page<User> some =
                shop.read(tx -> tx.users().where(USERS.NAME.eq("User 3")).page(PageRequest.first(5)));
        assertThat(some.items()).singleElement().isEqualTo(all.get(3));
        assertThat(some.next()).isEmpty();
    }

    @Test
    void a_cursor_survives_as_text_and_a_forged_one_is_refused() {
        shop.run(tx -> tx.users().insertAll(List.of(ALICE, BOB)));
        Page<User> first = shop.read(tx -> tx.users().all().page(PageRequest.first(1)));
        String cursor = first.cursor().orElseThrow();
        Page<User> second = shop.read(tx -> tx.users().all().page(PageRequest.after(cursor, 1)));
        assertThat(second.items()).extracting(User::name).containsExactly("Bob");
        for (String forged : List.of("", "x", "!!!", cursor + "A".repeat(100), "QUFBQQ", cursor.substring(4))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .as(forged)
                    .isThrownBy(() -> shop.read(tx -> tx.users().all().page(PageRequest.after(forged, 1))));
        }
    }

    @Test
    void a_stream_reads_all_and_is_closed_with_its_callback() {
        shop.run(tx -> tx.users()
                .insertAll(IntStream.range(0, 1200)
                        .mapToObj(i -> new NewUser("User " + i, "user" + i + "@example.com"))
                        .toList()));
        long streamed = shop.read(tx -> tx.users().all().stream(Stream::count));
        assertThat(streamed).isEqualTo(1200);
        String firstOfMany = shop.read(tx ->
                tx.users().all().stream(users -> users.findFirst().orElseThrow().name()));
        assertThat(firstOfMany).isEqualTo("User 0");
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

    private List<User> walk(PageRequest from) {
        List<User> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(from);
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<User> page = shop.read(tx -> tx.users().all().page(request));
            seen.addAll(page.items());
            next = page.next();
        }
        return seen;
    }
}
