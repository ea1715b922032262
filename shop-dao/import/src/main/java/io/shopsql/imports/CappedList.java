package io.shopsql.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Problems to report: the first 20, and the number of all. Memory does not grow with a bad file. */
final class CappedList<T> {

    static final int SHOWN = 20;

    private final List<T> first = new ArrayList<>();
    private long all;

    void add(T one) {
        if (first.size() < SHOWN) {
            first.add(one);
        }
        all++;
    }

    /** Merges two lists and sorts what they kept. */
    static <T> CappedList<T> merged(
            CappedList<? extends T> one, CappedList<? extends T> other, Comparator<? super T> order) {
        CappedList<T> both = new CappedList<>();
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

    /** One line per kept problem, then a line with the number of further ones, if any. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.forEach(one -> lines.add(one.toString()));
        if (all > first.size()) {
            lines.add("and " + (all - first.size()) + " more");
        }
        return lines;
    }
}
