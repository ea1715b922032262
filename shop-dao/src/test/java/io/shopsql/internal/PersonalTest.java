package io.shopsql.internal;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalTest {

    @Test
    void a_column_that_cannot_be_null_gets_its_replacement_and_any_other_null() {
        Personal<Integer> personal =
                new Personal<>(USERS, Map.of(USERS.NAME, id -> "n" + id, USERS.EMAIL, id -> "e" + id));
        assertThat(personal.forgotten(7))
                .containsEntry(USERS.NAME, "n7")
                .containsEntry(USERS.EMAIL, "e7")
                .containsEntry(USERS.AGE, null)
                .doesNotContainKey(USERS.ACTIVE);
    }

    @Test
    void a_personal_column_without_a_replacement_is_refused_by_name() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Personal<>(USERS, Map.of(USERS.NAME, id -> "n" + id)))
                .withMessageContaining("email");
    }

    @Test
    void a_replacement_of_a_column_that_is_not_personal_is_refused_by_name() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Personal<>(
                        USERS,
                        Map.of(
                                USERS.NAME, id -> "n",
                                USERS.EMAIL, id -> "e",
                                CONTACTS.NAME_SEARCH, id -> "s")))
                .withMessageContaining("name_search");
    }
}
