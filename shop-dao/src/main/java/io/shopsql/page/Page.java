package io.shopsql.page;

import io.shopsql.page.PageRequest.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of rows and the request for the next. Rows inserted or deleted between pages neither repeat nor hide others.
 *
 * @param items the rows
 * @param next the request for the next page; empty on the last
 */
public record Page<T>(List<T> items, Optional<PageRequest> next) {

    /** Copies the rows. */
    public Page {
        items = List.copyOf(items);
    }

    /** The cursor of the next page, as text for a URL; empty on the last page. */
    public Optional<String> cursor() {
        return next.map(PageRequest::cursor);
    }

    /**
     * Builds a page from its rows and one more, which shows that another page follows.
     *
     * @param position the position of a row
     */
    public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, Position> position) {
        if (oneMore.size() <= request.size()) {
            return new Page<>(oneMore, Optional.empty());
        }
        List<T> items = oneMore.subList(0, request.size());
        return new Page<>(items, Optional.of(request.after(position.apply(items.get(items.size() - 1)))));
    }
}
