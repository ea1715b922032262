package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Pattern POLICY =
            Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");
    private static final Pattern ELEMENTS =
            Pattern.compile("<(script|style)([^>]*)>(.*?)</(?:script|style)>", Pattern.DOTALL);

    private final String html = Page.of("Title", "{}");

    @Test
    void the_policy_allows_what_is_in_the_page_and_nothing_else() throws Exception {
        List<String> scripts = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        for (MatchResult element : ELEMENTS.matcher(html).results().toList()) {
            if (element.group(1).equals("style")) {
                styles.add(hash(element.group(3)));
            } else if (element.group(2).isEmpty()) {
                scripts.add(hash(element.group(3)));
            }
        }
        assertThat(scripts).hasSize(2);
        assertThat(styles).hasSize(1);
        assertThat(POLICY.matcher(html).results().map(policy -> policy.group(1)))
                .containsExactly("default-src 'none'; script-src " + String.join(" ", scripts) + "; style-src "
                        + styles.get(0) + "; base-uri 'none'; form-action 'none'");
        // it counts from where it stands
        assertThat(html.indexOf("Content-Security-Policy"))
                .isLessThan(html.indexOf("<style"))
                .isLessThan(html.indexOf("<script"));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void no_element_names_anything_outside() {
        String markup = ELEMENTS.matcher(html).replaceAll("");
        assertThat(markup)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
                .contains("name=\"viewport\"", "<title>Title</title>")
                .doesNotContain("src=", "url(", "http:", "https:", "style=", "{{")
                .doesNotContainPattern("href=\"(?!#)")
                .doesNotContainPattern(" on\\w+=");
    }

    @Test
    void our_own_script_never_sets_markup() {
        assertThat(html.substring(html.lastIndexOf("<script>")))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(");
    }

    @Test
    void data_that_would_end_their_element_are_refused() {
        for (String unescaped : List.of("</script>", "</SCRIPT >", "<!--", "\r")) {
            assertThatThrownBy(() -> Page.of("Title", unescaped)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void text_that_looks_like_a_placeholder_stays_text() {
        assertThat(Page.of("{{data}} $1 \\", "{}")).contains("<title>{{data}} $1 \\</title>");
    }
}
