package io.shopsql.output.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a reader sees in a page as the browser has written it down. */
record DrawnPage(String dom) {

    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<(t[hd])[^>]*>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("<dd class=\"\">(.*?)</dd>|<dd>(.*?)</dd>");

    /** The page without its scripts. */
    String markup() {
        return dom.substring(0, dom.indexOf("<script"));
    }

    /** The section of that name. */
    String section(String id) {
        int start = dom.indexOf("<section id=\"" + id + "\"");
        if (start < 0) {
            throw new AssertionError("the page has no " + id);
        }
        return dom.substring(start, dom.indexOf("</section>", start));
    }

    /** The rows of a table of the section, without the heading. */
    List<List<String>> table(String id, int number) {
        String table = TABLE.matcher(section(id))
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has too few tables"))
                .group(1);
        List<List<String>> rows = new ArrayList<>();
        for (MatchResult row : ROW.matcher(table).results().skip(1).toList()) {
            rows.add(CELL.matcher(row.group(1))
                    .results()
                    .map(cell -> text(cell.group(2)))
                    .toList());
        }
        return rows;
    }

    /** The key figures, without the words below them. */
    List<String> keyFigures() {
        return FIGURE.matcher(dom)
                .results()
                .map(figure -> text(figure.group(1) == null ? figure.group(2) : figure.group(1)))
                .toList();
    }

    /** How many shapes stand in the charts of the section: 0 where it has no chart. */
    long shapes(String id) {
        String section = section(id);
        int chart = section.indexOf("<svg");
        return chart < 0
                ? 0
                : Pattern.compile("<path ")
                        .matcher(section.substring(chart))
                        .results()
                        .count();
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }
}
