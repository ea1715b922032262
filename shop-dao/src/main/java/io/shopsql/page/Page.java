package io.shopsql.page;

import io.shopsql.page.PageRequest.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows of one page, and where the next begins. A row that is inserted or deleted meanwhile neither repeats nor hides
 * another.
 *
 * @param items the rows
 * @param next asks for the next page; empty on the last
 */
public record Page<T>(List<T> items, Optional<PageRequest> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Where this page ended, as text for a URL; empty on the last page. */
    public Optional<String> cursor() {
        return next.map(PageRequest::cursor);
    }

    /**
     * The page from rows that were asked for with one more than fits, by which it is known whether another follows.
     *
     * @param position the place of a row
     */
    public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, Position> position) {
        if (oneMore.size() <= request.size()) {
            return new Page<>(oneMore, Optional.empty());
        }
        List<T> items = oneMore.subList(0, request.size());
        return new Page<>(items, Optional.of(request.after(position.apply(items.get(items.size() - 1)))));
    }
}
