package io.shopsql.checks;

import java.util.Locale;
import java.util.Set;

/**
 * Scans the text of a statement to find out whether it is a single one and whether it changes data; skips quotes,
 * comments and the bodies of triggers and functions. Belongs to one thread.
 */
public final class StatementText {

    private static final Set<String> WRITES = Set.of(
            "insert", "update", "delete", "merge", "replace", "truncate", "create", "alter", "drop", "grant", "revoke");

    /** Statements that may contain another one. */
    private static final Set<String> HOLDERS = Set.of("with", "explain");

    private static final Set<String> HELD_WRITES = Set.of("insert", "update", "delete", "merge");

    private final String text;
    private final boolean postgres;
    private int at;

    private StatementText(String text, boolean postgres) {
        this.text = text;
        this.postgres = postgres;
    }

    /** Whether a text holds one statement at most; SQLite's driver would run the first of several and drop the others. */
    public static boolean isOne(String text, boolean postgres) {
        return text.indexOf(';') < 0 || new StatementText(text, postgres).isOne();
    }

    /** Whether it is an INSERT, UPDATE or the like, or contains one (WITH … DELETE, EXPLAIN ANALYZE DELETE). */
    public static boolean changesData(String text, boolean postgres) {
        StatementText reader = new StatementText(text, postgres);
        String first = reader.next();
        if (!HOLDERS.contains(first)) {
            return WRITES.contains(first);
        }
        String previous = first;
        for (String word = reader.next(); !word.isEmpty(); word = reader.next()) {
            // select … for update, for no key update
            if (HELD_WRITES.contains(word) && !previous.equals("for") && !previous.equals("key")) {
                return true;
            }
            previous = word;
        }
        return false;
    }

    private boolean isOne() {
        boolean ended = false;
        boolean inBody = false;
        int parentheses = 0;
        String first = "";
        boolean trigger = false;
        String previous = "";
        int place = 0;
        for (String word = next(); !word.isEmpty(); word = next()) {
            place++;
            if (place == 1) {
                first = word;
            }
            trigger |= place <= 3 && word.equals("trigger"); // create [temp] trigger
            if (inBody) {
                inBody = !(word.equals("end") && previous.equals(";"));
            } else if (word.equals(";")) {
                ended |= parentheses == 0;
            } else if (ended) {
                return false;
            } else if (word.equals("(")) {
                parentheses++;
            } else if (word.equals(")")) {
                parentheses--;
            } else if (first.equals("create")) {
                // Postgres: a function with a standard SQL body
                inBody = (trigger && word.equals("begin")) || (previous.equals("begin") && word.equals("atomic"));
            }
            previous = word;
        }
        return true;
    }

    /**
     * The next word in lower case, or the next symbol; quoted text or a quoted name is one symbol; empty at the end.
     */
    private String next() {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return "";
        }
        int start = at;
        char first = text.charAt(at++);
        if (Character.isJavaIdentifierStart(first) && first != '$') {
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at).toLowerCase(Locale.ROOT);
            if (postgres && word.equals("e") && at < text.length() && text.charAt(at) == '\'') {
                at++;
                skipQuoted('\'', true);
                return "'";
            }
            return word;
        }
        if (first == '\'' || first == '"') {
            skipQuoted(first, false);
        } else if (!postgres && (first == '`' || first == '[')) {
            skipQuoted(first == '[' ? ']' : '`', false);
        } else if (postgres && first == '$') {
            skipDollarQuoted(start);
        }
        return String.valueOf(first);
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOr(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                at += 2;
                skipComment();
            } else {
                return;
            }
        }
    }

    /** Postgres nests comments. */
    private void skipComment() {
        int depth = 1;
        while (at < text.length() && depth > 0) {
            if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (postgres && text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
    }

    private void skipQuoted(char close, boolean backslashes) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && backslashes) {
                at++;
            } else if (c == close) {
                // a doubled quote is part of the text
                if (close == ']' || at >= text.length() || text.charAt(at) != close) {
                    return;
                }
                at++;
            }
        }
    }

    /** {@code $$ … $$} or {@code $tag$ … $tag$}; {@code $1} is a parameter. */
    private void skipDollarQuoted(int start) {
        int end = at;
        while (end < text.length()
                && text.charAt(end) != '$'
                && Character.isJavaIdentifierPart(text.charAt(end))
                && !(end == at && Character.isDigit(text.charAt(end)))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '$') {
            String tag = text.substring(start, end + 1);
            int close = text.indexOf(tag, end + 1);
            at = close < 0 ? text.length() : close + tag.length();
        }
    }

    private int endOr(int position) {
        return position < 0 ? text.length() : position;
    }
}
