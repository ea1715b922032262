package io.shopsql.same;

import io.shopsql.same.Probe.Shape;
import io.shopsql.testkit.TestShop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectFieldOrAsterisk;

/** The answers of one engine. Many expressions go into one statement; if it fails, they are asked apart. */
final class OneEngine {

    /** The most statements to find out which rows of an expression fail. */
    private static final int PATIENCE = 8;

    private final TestShop shop;

    OneEngine(TestShop shop) {
        this.shop = shop;
    }

    /** For each probe its answers by key; keys that patience did not suffice for are missing. */
    List<Map<Integer, Answer>> ask(List<Probe> probes) {
        List<Map<Integer, Answer>> answers = new ArrayList<>();
        probes.forEach(probe -> answers.add(new HashMap<>()));
        ask(probes, answers);
        return answers;
    }

    private void ask(List<Probe> probes, List<Map<Integer, Answer>> answers) {
        int keys = probes.get(0).keys();
        if (probes.get(0).shape() == Shape.QUERY || probes.get(0).shape() == Shape.CHANGE) {
            for (int i = 0; i < probes.size(); i++) {
                answers.get(i).put(0, single(probes.get(i)));
            }
            return;
        }
        try {
            read(probes, 0, keys, answers);
        } catch (RuntimeException | StackOverflowError e) {
            int half = probes.size() / 2;
            if (half > 0) {
                ask(probes.subList(0, half), answers.subList(0, half));
                ask(probes.subList(half, probes.size()), answers.subList(half, probes.size()));
            } else {
                int[] patience = {PATIENCE};
                apart(probes.get(0), 0, keys, answers.get(0), e, patience);
            }
        }
    }

    private void apart(Probe probe, int from, int to, Map<Integer, Answer> answers, Throwable error, int[] patience) {
        if (to - from == 1) {
            answers.put(from, Answer.error(error));
            return;
        }
        int middle = (from + to) / 2;
        for (int[] part : new int[][] {{from, middle}, {middle, to}}) {
            if (patience[0]-- <= 0) {
                return;
            }
            try {
                read(List.of(probe), part[0], part[1], List.of(answers));
            } catch (RuntimeException | StackOverflowError e) {
                apart(probe, part[0], part[1], answers, e, patience);
            }
        }
    }

    private Answer single(Probe probe) {
        try {
            return Answer.of(
                    probe.shape() == Shape.QUERY
                            ? shop.report(db -> probe.work().apply(db))
                            : Changes.undone(shop, probe.work()));
        } catch (RuntimeException | StackOverflowError e) {
            return Answer.error(e);
        }
    }

    private void read(List<Probe> probes, int from, int to, List<Map<Integer, Answer>> answers) {
        Shape shape = probes.get(0).shape();
        Field<Integer> key = shape == Shape.SCALAR ? Scratch.ID : Scratch.GROUP;
        List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(key));
        for (int i = 0; i < probes.size(); i++) {
            columns.add(probes.get(i).field().as("e" + i));
        }
        Result<Record> rows = shop.report(db -> {
            var select = db.select(columns)
                    .from(shape == Shape.SCALAR ? Scratch.VALUES : Scratch.GROUPS)
                    .where(key.ge(from).and(key.lt(to)));
            return switch (shape) {
                case SCALAR -> select.orderBy(key).fetch();
                case AGGREGATE -> select.groupBy(key).orderBy(key).fetch();
                default -> select.orderBy(key, Scratch.ID).fetch();
            };
        });
        List<Map<Integer, String>> found = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Map<Integer, String> cells = new HashMap<>();
            for (Record row : rows) {
                cells.merge((Integer) row.get(0), Answer.cell(row.get(i + 1)), (a, b) -> a + " | " + b);
            }
            found.add(cells);
        }
        for (int i = 0; i < probes.size(); i++) {
            Map<Integer, Answer> into = answers.get(i);
            found.get(i).forEach((k, cell) -> into.put(k, new Answer(cell, false)));
        }
    }
}
