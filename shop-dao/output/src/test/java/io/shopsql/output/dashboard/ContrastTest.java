package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the style sheet can be told apart, by the formula of WCAG 2. */
class ContrastTest {

    private static final Path STYLE = Path.of("src/main/resources/io/shopsql/output/dashboard/dashboard.css");
    private static final Pattern THEME = Pattern.compile(":root[^{]*\\{([^}]*)}");
    private static final Pattern INK = Pattern.compile("luminance\\(hex\\) > ([0-9.]+) \\? '#000000' : '#ffffff'");
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{6});");

    @Test
    void text_has_a_contrast_of_at_least_4_5_in_light_and_in_dark() throws IOException {
        for (Map<String, String> theme : themes()) {
            for (String text : List.of("ink", "muted", "accent", "bad", "warn")) {
                for (String ground : List.of("page", "card")) {
                    assertThat(contrast(theme, text, ground))
                            .as("%s on %s of %s", text, ground, theme)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(theme, "ink", "notice")).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void bars_and_lines_have_a_contrast_of_at_least_3() throws IOException {
        for (Map<String, String> theme : themes()) {
            for (String mark : List.of("accent", "second", "bad", "warn", "muted")) {
                assertThat(contrast(theme, mark, "card")).as(mark).isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void black_or_white_has_4_5_on_every_colour() throws IOException {
        // the script takes black above this luminance: that is where it is at its worst, and so is white
        Matcher border = INK.matcher(Files.readString(STYLE.resolveSibling("dashboard.js")));
        assertThat(border.find()).isTrue();
        double luminance = Double.parseDouble(border.group(1));
        assertThat((luminance + 0.05) / 0.05).isGreaterThan(4.5);
        assertThat(1.05 / (luminance + 0.05)).isGreaterThan(4.5);
    }

    @Test
    void dark_is_the_same_chosen_by_the_system_or_by_the_button() throws IOException {
        assertThat(themes()).hasSize(3);
        assertThat(themes().get(1)).isEqualTo(themes().get(2));
        assertThat(themes().get(0)).hasSameSizeAs(themes().get(1)).isNotEqualTo(themes().get(1));
    }

    /** Light, and dark twice. */
    private static List<Map<String, String>> themes() throws IOException {
        return THEME.matcher(Files.readString(STYLE))
                .results()
                .map(theme -> colours(theme.group(1)))
                .toList();
    }

    private static Map<String, String> colours(String theme) {
        Map<String, String> colours = new HashMap<>();
        for (MatchResult colour : COLOUR.matcher(theme).results().toList()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static double contrast(Map<String, String> theme, String one, String other) {
        double a = luminance(Objects.requireNonNull(theme.get(one)));
        double b = luminance(Objects.requireNonNull(theme.get(other)));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    }

    private static double channel(String hex, int at) {
        double part = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
