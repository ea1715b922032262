package io.shopsql.output.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Assembles the HTML file. Its Content-Security-Policy allows its own scripts and style, and no loading at all. */
final class Page {

    private static final String WEBJAR = "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private Page() {}

    /**
     * The page.
     *
     * @param json the figures, escaped for a script element
     */
    static String of(String title, String json) {
        String style = text("dashboard.css");
        String charts = echarts();
        String script = text("dashboard.js");
        return filled(
                text("dashboard.html"),
                Map.of(
                        "policy", policy(style, charts, script),
                        "title", escaped(title),
                        "style", inside("style", style),
                        "charts", inside("script", charts),
                        "data", inside("script", json),
                        "script", inside("script", script)));
    }

    private static String policy(String style, String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
        for (String script : scripts) {
            policy.append(' ').append(hash(script));
        }
        return policy.append("; style-src ")
                .append(hash(style))
                .append("; base-uri 'none'; form-action 'none'")
                .toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Fills all placeholders in one pass, since inserted text may look like a placeholder. */
    private static String filled(String template, Map<String, String> parts) {
        return HOLE.matcher(template).replaceAll(hole -> {
            String part = parts.get(hole.group(1));
            if (part == null) {
                throw new IllegalStateException("the template has an unknown placeholder: " + hole.group());
            }
            return Matcher.quoteReplacement(part);
        });
    }

    /** Checks that the text neither closes its element nor opens a comment that would hide the end tag. */
    private static String inside(String element, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("</" + element) || lower.contains("<!--") || text.contains("\r")) {
            throw new IllegalStateException("this text is not allowed in a " + element + " element");
        }
        return text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String echarts() {
        Properties jar = new Properties();
        try (InputStream properties = open(WEBJAR)) {
            jar.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text("/META-INF/resources/webjars/echarts/" + jar.getProperty("version") + "/echarts.min.js");
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Page.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the class path lacks " + resource);
        }
        return in;
    }
}
