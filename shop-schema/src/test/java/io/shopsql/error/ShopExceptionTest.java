package io.shopsql.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all errors have in common. */
class ShopExceptionTest {

    static Stream<Class<?>> kinds() {
        return Arrays.stream(ShopException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_says_what_and_what_next_and_survives_being_sent(Class<? extends ShopException> kind)
            throws Exception {
        ShopException error = someOf(kind);
        assertThat(error.what()).isNotBlank();
        assertThat(error.next()).isNotBlank();
        assertThat(error).hasMessage(error.what() + "\n  next: " + error.next());
        ShopException sent = (ShopException) deserialized(serialized(error));
        assertThat(sent).hasSameClassAs(error).hasMessage(error.getMessage());
        assertThat(sent.what()).isEqualTo(error.what());
        assertThat(Modifier.isFinal(kind.getModifiers())).isTrue();
    }

    @Test
    void what_an_error_carries_survives_too() throws Exception {
        Duplicate duplicate = (Duplicate)
                deserialized(serialized(new Duplicate("users", List.of("email", "code"), "find it.", null)));
        assertThat(duplicate.table()).isEqualTo("users");
        assertThat(duplicate.columns()).containsExactly("email", "code");
        assertThat(((ConstraintViolated) deserialized(serialized(new ConstraintViolated("It breaks.", "ck", null))))
                        .constraint())
                .contains("ck");
        Optional<String> none = new MissingReference("It points nowhere.", "insert it.", null, null).constraint();
        assertThat(none).isEmpty();
    }

    @Test
    void a_status_change_names_what_the_order_can_become_or_that_it_is_final() {
        IllegalStatusChange change = new IllegalStatusChange(7, "processing", "pending", "completed or cancelled");
        assertThat(change.what()).isEqualTo("Order 7 is processing and cannot become pending.");
        assertThat(change.next()).isEqualTo("an order that is processing can become completed or cancelled.");
        assertThat(new IllegalStatusChange(7, "refunded", "pending", "").next())
                .isEqualTo("nothing: an order that is refunded stays so.");
        assertThat(new IllegalStatusChange(7, "completed", "completed", "refunded").next())
                .isEqualTo("nothing if an earlier call did it; to place and complete an order in one step that can be"
                        + " repeated, use NewOrder.withStatus under an idempotency key.");
    }

    @Test
    void an_overdraft_carries_its_figures_and_an_idempotency_conflict_what_exists() throws Exception {
        InsufficientFunds overdraft =
                (InsufficientFunds) deserialized(serialized(new InsufficientFunds(7, "70.00", "200.00")));
        assertThat(overdraft.what()).isEqualTo("Insufficient funds in account 7: 70.00 available, 200.00 requested.");
        assertThat(overdraft.accountId()).isEqualTo(7);
        assertThat(overdraft.available()).isEqualTo("70.00");
        assertThat(overdraft.requested()).isEqualTo("200.00");
        IdempotencyConflict conflict =
                (IdempotencyConflict) deserialized(serialized(new IdempotencyConflict("Transfer", 7)));
        assertThat(conflict.what()).isEqualTo("This idempotency key was used for transfer 7 with other content.");
        assertThat(conflict.next()).endsWith("to get the transfer that exists.");
        assertThat(conflict.entity()).isEqualTo("Transfer");
        assertThat(conflict.id()).isEqualTo(7);
    }

    private static ShopException someOf(Class<? extends ShopException> kind) throws ReflectiveOperationException {
        Constructor<?> constructor = kind.getConstructors()[0];
        Object[] values = Arrays.stream(constructor.getParameterTypes())
                .map(ShopExceptionTest::someValue)
                .toArray();
        return (ShopException) constructor.newInstance(values);
    }

    private static Object someValue(Class<?> type) {
        if (type == long.class) {
            return 7L;
        } else if (type == int.class) {
            return 7;
        } else if (type == List.class) {
            return List.of("text");
        } else if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        return type == Throwable.class ? new IllegalStateException("cause") : "text";
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
