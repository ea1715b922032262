package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, used by keyboard and mouse. That its numbers are right on both engines is tested elsewhere. */
@Tag("long")
class DashboardByHandTest {

    private static final String PRESSED = "document.getElementById('theme').getAttribute('aria-pressed')";
    private static final String FOCUS = "(document.activeElement.id || document.activeElement.className)";

    private static final String CHARTS_FIT = "[...document.querySelectorAll('.chart')]"
            + ".every(c => c.clientWidth === c.querySelector('svg').getBoundingClientRect().width)";

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_theme_is_changed_and_data_are_opened_by_keyboard() throws Exception {
        try (BrowserSession browser = open(SmallShop.filled(TestDatabase.SQLITE))) {
            browser.press("Tab");
            browser.await(FOCUS + " === 'skip'");
            browser.press("Tab");
            browser.await(FOCUS + " === 'theme'");
            assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
            String before = browser.value(PRESSED);
            String after = before.equals("true") ? "false" : "true";
            browser.press("Enter");
            browser.await(PRESSED + " === '" + after + "'");
            String colour = after.equals("true") ? "#7fa6ff" : "#2b5fc7";
            assertThat(browser.value("document.querySelector('#revenue svg').outerHTML"))
                    .contains(colour);
            browser.press("Enter");
            browser.await(PRESSED + " === '" + before + "'");
            browser.press("Tab");
            browser.await("document.activeElement.tagName === 'SUMMARY'");
            browser.press("Enter");
            browser.await("document.querySelector('#revenue details').open");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1024, 1600})
    void it_fits_screens_of_every_width(int width) throws Exception {
        try (BrowserSession browser = open(HostileShop.in(TestDatabase.SQLITE))) {
            browser.resizeTo(width);
            browser.await("innerWidth === " + width);
            browser.await(CHARTS_FIT);
            browser.value("document.querySelectorAll('details').forEach(d => { d.open = true; })");
            // that made the page longer
            browser.await(CHARTS_FIT);
            // without the bar that scrolls it up and down
            assertThat(browser.value("document.documentElement.scrollWidth"))
                    .isEqualTo(browser.value("document.documentElement.clientWidth"));
        }
    }

    @Test
    void its_charts_follow_their_cards_when_the_window_stays_as_it_is() throws Exception {
        try (BrowserSession browser = open(SmallShop.filled(TestDatabase.SQLITE))) {
            browser.await(CHARTS_FIT);
            browser.value("document.body.style.width = '600px'");
            browser.await(CHARTS_FIT);
            browser.value("document.body.style.width = ''");
            browser.await(CHARTS_FIT);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_tooltip_is_drawn_and_shows_a_hostile_name_as_text() throws Exception {
        try (BrowserSession browser = open(HostileShop.in(TestDatabase.SQLITE))) {
            String texts = "[...document.querySelectorAll('#segments svg text')].map(t => t.textContent).join('|')";
            browser.pointAt("#segments .chart");
            browser.await(texts + ".includes('Recency 3, value 3')");
            String names = "[...document.querySelectorAll('#products svg text')].map(t => t.textContent).join('|')";
            browser.pointAt("#products .chart");
            // its lines below the name tell it from the label of the axis
            browser.await(names + ".includes('3 units in 1 order')");
            assertThat(browser.value("document.querySelectorAll('.chart > div').length"))
                    .isEqualTo(browser.value("document.querySelectorAll('.chart').length"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void on_paper_it_is_light_and_shows_all_data_and_afterwards_it_is_as_before() throws Exception {
        try (BrowserSession browser = open(SmallShop.filled(TestDatabase.SQLITE))) {
            browser.value("document.documentElement.dataset.theme = 'dark'");
            browser.value("dispatchEvent(new Event('beforeprint'))");
            assertThat(browser.value("document.querySelectorAll('details:not([open])').length"))
                    .isEqualTo("0");
            assertThat(browser.value("document.querySelector('#revenue svg').outerHTML"))
                    .contains("#2b5fc7");
            browser.value("dispatchEvent(new Event('afterprint'))");
            assertThat(browser.value("document.querySelectorAll('details[open]').length"))
                    .isEqualTo("0");
            assertThat(browser.value("document.querySelector('#revenue svg').outerHTML"))
                    .contains("#7fa6ff");
        }
    }

    private BrowserSession open(TestShop shop) throws Exception {
        Chromium chromium = Chromium.found();
        try (shop) {
            Path file = folder.resolve("page.html");
            Dashboard.of(shop.shop()).writeTo(file);
            BrowserSession browser = BrowserSession.of(chromium, file);
            try {
                browser.await("document.readyState === 'complete' && !!document.querySelector('#stock svg')");
            } catch (Exception | AssertionError e) {
                browser.close();
                throw e;
            }
            return browser;
        }
    }
}
