package io.shopsql.imports;

import io.shopsql.schema.type.Money;

/** Parses numbers of ASCII digits with an optional sign, nothing else. */
final class PlainNumbers {

    static final int MAX_QUANTITY = 1_000_000;
    private static final long MAX_PRICE = 100_000_000;

    private PlainNumbers() {}

    /** A whole number from -1,000,000 to 1,000,000. */
    static int quantity(String text) {
        int begin = signLength(text);
        if (begin == text.length()) {
            throw new Malformed("must be a whole number");
        }
        long number = 0;
        for (int i = begin; i < text.length(); i++) {
            number = Math.min(number * 10 + digit(text.charAt(i), "must be a whole number"), MAX_QUANTITY + 1L);
        }
        if (number > MAX_QUANTITY) {
            throw new Malformed("must be from -1,000,000 to 1,000,000");
        }
        return (int) (text.charAt(0) == '-' ? -number : number);
    }

    /** An amount with up to four decimals, from -100,000,000 to 100,000,000. */
    static Money price(String text, char point) {
        String rule = point == ',' ? "must be a plain number such as 2,55" : "must be a plain number such as 2.55";
        long limit = MAX_PRICE + 1;
        long units = 0;
        long decimals = 0;
        int digits = 0;
        int scale = -1;
        for (int i = signLength(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == point && scale < 0) {
                scale = 0;
                continue;
            }
            int digit = digit(c, rule);
            digits++;
            if (scale < 0) {
                units = Math.min(units * 10 + digit, limit);
            } else {
                scale++;
                decimals = scale <= Money.SCALE ? decimals * 10 + digit : decimals;
            }
        }
        if (digits == 0 || scale == 0) {
            throw new Malformed(rule);
        }
        if (scale > Money.SCALE) {
            throw new Malformed("must have at most four decimals");
        }
        for (int i = Math.max(scale, 0); i < Money.SCALE; i++) {
            decimals *= 10;
        }
        long amount = units * 10_000 + decimals;
        if (amount > MAX_PRICE * 10_000) {
            throw new Malformed("must be from -100,000,000 to 100,000,000");
        }
        return new Money(text.charAt(0) == '-' ? -amount : amount);
    }

    private static int signLength(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static int digit(char c, String rule) {
        if (c < '0' || c > '9') {
            throw new Malformed(rule);
        }
        return c - '0';
    }
}
