package io.shopsql.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects messages: keeps the first 20 and counts the rest. */
final class Told<T> {

    static final int SHOWN = 20;

    private final List<T> first = new ArrayList<>();
    private long all;

    void add(T one) {
        if (first.size() < SHOWN) {
            first.add(one);
        }
        all++;
    }

    /** Merges two collections in the given order. */
    static <T> Told<T> merged(Told<? extends T> one, Told<? extends T> other, Comparator<? super T> order) {
        Told<T> both = new Told<>();
        both.first.addAll(one.first);
        both.first.addAll(other.first);
        both.first.sort(order);
        both.first
                .subList(Math.min(SHOWN, both.first.size()), both.first.size())
                .clear();
        both.all = one.all + other.all;
        return both;
    }

    long all() {
        return all;
    }

    boolean isEmpty() {
        return all == 0;
    }

    /** One line per kept message, and a last line with the number of further ones. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.forEach(one -> lines.add(one.toString()));
        if (all > first.size()) {
            lines.add("and " + (all - first.size()) + " more");
        }
        return lines;
    }
}
