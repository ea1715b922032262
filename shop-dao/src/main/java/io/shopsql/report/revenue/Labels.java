package io.shopsql.report.revenue;

import java.util.Locale;

/** Handles the year in bucket labels. */
final class Labels {

    private Labels() {}

    /** The year of a label: the part before the first hyphen. */
    static String yearOf(String label) {
        int end = label.indexOf('-');
        return end < 0 ? label : label.substring(0, end);
    }

    /** The label of the same bucket one year earlier; such a bucket need not exist. */
    static String yearBefore(String label) {
        String year = yearOf(label);
        return String.format(Locale.ROOT, "%04d", Integer.parseInt(year) - 1) + label.substring(year.length());
    }
}
