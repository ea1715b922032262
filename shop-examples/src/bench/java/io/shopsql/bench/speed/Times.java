package io.shopsql.bench.speed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as hand-written code stores them in SQLite: {@code 2026-11-22T08:30:00.000000Z}, without a formatter. */
final class Times {

    private static final int WIDTH = "2026-11-22T08:30:00.000000Z".length();

    private Times() {}

    /** Now, to the microsecond. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static String toText(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        char[] text = new char[WIDTH];
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 7, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 10, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 13, time.getHour());
        text[13] = ':';
        digits(text, 14, 16, time.getMinute());
        text[16] = ':';
        digits(text, 17, 19, time.getSecond());
        text[19] = '.';
        digits(text, 20, 26, time.getNano() / 1000);
        text[26] = 'Z';
        return new String(text);
    }

    static Instant fromText(String text) {
        LocalDateTime time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 26) * 1000);
        return time.toInstant(ZoneOffset.UTC);
    }

    private static void digits(char[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
