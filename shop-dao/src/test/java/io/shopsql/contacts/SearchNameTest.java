package io.shopsql.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchNameTest {

    @ParameterizedTest
    @CsvSource({
        "Alice, ALICE",
        "É, é",
        "E\u0301, é", // composed and decomposed
        "ß, SS",
        "ẞ, ss",
        "İ, i",
        "ı, I",
        "I\u0307, i\u0307",
        "ΟΔΟΣ, οδος", // with a final sigma
        "ΟΔΟΣ, οδοσ",
        "ﬃ, FFI",
        "Ａｌｉｃｅ, alice", // full-width
        "Ǆ, ǆ",
        "Ա, ա",
        "Ꭰ, ꭰ",
        "\uD801\uDC00, \uD801\uDC28", // beyond 65,536
        "ᾳ, ΑΙ",
        "ΐ, Ϊ\u0301",
        "ſ, S",
        "\u212A, k", // the sign of Kelvin
        "각, \u1100\u1161\u11A8" // Hangul by syllable and by letter
    })
    void what_differs_in_case_alone_or_in_how_it_is_encoded_is_the_same(String one, String other) {
        assertThat(SearchName.fold(one)).isEqualTo(SearchName.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"e, é", "o, ø", "s, ß", "и, й", "a, α", "か, が"})
    void letters_that_differ_stay_different(String one, String other) {
        assertThat(SearchName.fold(one)).isNotEqualTo(SearchName.fold(other));
    }

    @Test
    void an_end_is_found_in_the_middle() {
        // a whole text would be lowered to a final sigma, which is not in the longer one
        assertThat(SearchName.fold("ΟΔΟΣΑ")).contains(SearchName.fold("ΟΔΟΣ"));
    }

    @Test
    void each_character_agrees_with_its_variants_and_stays_when_given_again() {
        characters().forEach(character -> {
            String search = SearchName.fold(character);
            assertThat(SearchName.fold(search)).as(character).isEqualTo(search);
            assertThat(search).as(character).isNotEmpty();
            variants(character)
                    .forEach(variant -> assertThat(SearchName.fold(variant))
                            .as("%s, a variant of %s", variant, character)
                            .isEqualTo(search));
        });
    }

    @Test
    void text_of_odd_characters_stays_when_given_again() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> odd = characters().filter(SearchNameTest::isOdd).toList();
        for (int n = 0; n < 50_000; n++) {
            List<String> some = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                some.add(odd.get(random.nextInt(odd.size())));
            }
            String search = SearchName.fold(String.join("", some));
            assertThat(SearchName.fold(search)).as("%s, seed %d", some, seed).isEqualTo(search);
        }
    }

    @Test
    void a_name_of_ligatures_fits_the_column_and_one_that_does_not_has_no_form_there() {
        assertThat(SearchName.of("ﬃ".repeat(100))).isEqualTo("ffi".repeat(100));
        assertThat(SearchName.of("\uFDFA".repeat(16))).hasSize(288);
        assertThat(SearchName.of("\uFDFA".repeat(17))).isNull();
    }

    /** Letters with a case, and marks. */
    private static boolean isOdd(String character) {
        int code = character.codePointAt(0);
        return Character.getType(code) == Character.NON_SPACING_MARK
                || Character.toUpperCase(code) != Character.toLowerCase(code);
    }

    private static Stream<String> characters() {
        return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                .mapToObj(Character::toString);
    }

    private static Stream<String> variants(String character) {
        int code = character.codePointAt(0);
        String upper = character.toUpperCase(Locale.ROOT);
        String lower = character.toLowerCase(Locale.ROOT);
        return Stream.of(
                        upper,
                        lower,
                        upper.toLowerCase(Locale.ROOT),
                        lower.toUpperCase(Locale.ROOT),
                        Character.toString(Character.toUpperCase(code)),
                        Character.toString(Character.toLowerCase(code)),
                        Character.toString(Character.toTitleCase(code)),
                        Normalizer.normalize(character, Normalizer.Form.NFC),
                        Normalizer.normalize(character, Normalizer.Form.NFD),
                        Normalizer.normalize(character, Normalizer.Form.NFKD))
                .filter(variant -> !variant.equals(character))
                .distinct();
    }
}
